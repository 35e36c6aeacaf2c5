// A token store without a key store: the test can read what was kept.
export const tokenMemory = (stored: { token: string | null }) => ({
  load: () => Promise.resolve(stored.token),
  save: (token: string) => {
    stored.token = token;
    return Promise.resolve();
  },
  clear: () => {
    stored.token = null;
    return Promise.resolve();
  },
});

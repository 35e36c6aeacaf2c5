// Which of our environment Electron gets. As root only what it needs: the rest may hold secrets of
// root and paths that the ordinary user cannot enter.

const PASSED =
  /^(PATH|LANG|LANGUAGE|LC_.*|TZ|TERM|CI|DISPLAY|XAUTHORITY|DBUS_.*_ADDRESS|XDG_CURRENT_DESKTOP|XDG_DATA_DIRS|XDG_SESSION_TYPE|DESKTOP_SESSION|GTK_.*|LIBGL_.*|(HTTPS?|NO|ALL)_PROXY|NODE_EXTRA_CA_CERTS|ELECTRON_ENABLE_.*|PARLEY_.*)$/i;

/** Variables that would change what Electron is or where it writes. */
const NEVER = ['NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE', 'ELECTRON_OVERRIDE_DIST_PATH'];
const XDG_HOMES = ['XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME'];

/**
 * @param {NodeJS.ProcessEnv} env ours
 * @param {{ user: string | null, home: string | null, runtimeFolder: string | null }} to
 *   user: the ordinary user, null when that is ourselves; home, runtimeFolder: null to keep ours
 * @returns {Record<string, string>}
 */
export function electronEnvironment(env, { user, home, runtimeFolder }) {
  /** @type {Record<string, string>} */
  const result = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || NEVER.includes(name)) continue;
    if (home !== null && XDG_HOMES.includes(name)) continue;
    if (user === null || PASSED.test(name)) result[name] = value;
  }
  if (home !== null) result['HOME'] = home;
  if (runtimeFolder !== null) result['XDG_RUNTIME_DIR'] = runtimeFolder;
  if (user !== null) Object.assign(result, { USER: user, LOGNAME: user });
  return result;
}

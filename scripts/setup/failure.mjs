// A problem that setup understands: shown as one message without a stack, unlike a bug.

export class SetupFailure extends Error {
  /** @param {string} message what is wrong and what to do about it */
  constructor(message) {
    super(message);
    this.expected = true;
  }
}

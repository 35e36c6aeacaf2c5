// The frame of every command of ours: its exit code, and problems it understands without a stack.

/** @param {() => Promise<number>} main resolves with the exit code */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    const { message, expected, stack } = /** @type {Error & { expected?: boolean }} */ (error);
    process.stderr.write(`${expected ? message : (stack ?? message)}\n`);
    process.exitCode = 1;
  }
}

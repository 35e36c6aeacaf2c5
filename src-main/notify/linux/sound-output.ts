// Whether the sound output of a Linux desktop is muted, asked of its sound server (PulseAudio or PipeWire) by its own
// tool. Absent where there is no such tool.
import { execFile } from 'node:child_process';

const ANSWER_MS = 1_500;

/** @param run for tests: the tool's output, or undefined when it failed */
export async function isOutputMuted(run: () => Promise<string | undefined> = askPactl): Promise<boolean | undefined> {
  const said = await run();
  const muted = /^Mute: (yes|no)$/m.exec(said ?? '')?.[1];
  return muted === undefined ? undefined : muted === 'yes';
}

function askPactl(): Promise<string | undefined> {
  return new Promise((resolve) => {
    const options = { timeout: ANSWER_MS, env: { ...process.env, LC_ALL: 'C' } };
    execFile('pactl', ['get-sink-mute', '@DEFAULT_SINK@'], options, (error, output) => {
      resolve(error ? undefined : output);
    });
  });
}

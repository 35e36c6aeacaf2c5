// The routing backend of a measurement, in its own process, quiet but for what the control endpoint asks.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { projectRoot } from '../setup/places.mjs';

/**
 * @param {{ preload: string, said: (line: any) => void }} [hook] a module loaded into it first, and who hears what it sends
 * @returns {Promise<{ url: string, token: string, agentId: string, stop: () => void,
 *   control: (verb: string, args: object) => Promise<any> }>}
 */
export async function startBenchBackend(hook) {
  const child = spawn(
    process.execPath,
    [
      ...(hook ? ['-r', hook.preload] : []),
      join(projectRoot, 'out/main/backend.js'),
      '--scenario',
      'quiet',
      '--control',
    ],
    { stdio: ['ignore', 'pipe', 'inherit', ...(hook ? /** @type {const} */ (['ipc']) : [])] },
  );
  if (hook) child.on('message', hook.said);
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line);
    if (said.event !== 'listening') throw new Error(`the backend did not start: ${line}`);
    const [agent] = said.agents;
    return {
      url: said.url,
      token: agent.token,
      agentId: agent.agentId,
      stop: () => child.kill(),
      control: async (verb, args) => {
        const answer = await fetch(`${said.control}/${verb}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${said.controlToken}` },
          body: JSON.stringify(args),
        });
        const { ok, value, error } = await answer.json();
        if (!ok) throw new Error(`${verb}: ${error}`);
        return value;
      },
    };
  }
  throw new Error('the backend ended without a word');
}

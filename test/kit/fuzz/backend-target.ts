// The real backend in front of a client that says anything at all, before and after its hello. After every volley a sound
// client must find it as it was.
import { createEngine } from '../../../src-backend/engine';
import { bundledScenario } from '../../../src-backend/scenario/bundled';
import { VirtualTime } from '../simulation/virtual-time';

const TOKEN = 'token-of-the-fuzzer';

export async function createBackendTarget() {
  const time = new VirtualTime();
  const engine = await createEngine({
    scenario: bundledScenario('quiet'),
    time: time.backendTime('server'),
    seed: 1,
    shut: () => undefined,
  });
  engine.tokens.issue('agent-1', undefined, TOKEN);
  let said = 0;

  const connect = () => {
    const got: string[] = [];
    const end = { isOpen: true };
    const close = () => {
      end.isOpen = false;
      time.after('server', 1, () => {
        peer.closed();
      });
    };
    const peer = engine.hub.connect({ send: (text) => void got.push(text), close, terminate: close });
    return { peer, got, end };
  };
  const hello = () => ({
    type: 'hello',
    id: `h${(said += 1)}`,
    data: {
      protocol: { min: 1, max: 1 },
      client: { name: 'Fuzzer', version: '1' },
      auth: { scheme: 'bearer', token: TOKEN },
      capabilities: [],
      takeOver: true,
    },
  });
  const signedIn = () => {
    const line = connect();
    line.peer.receive(JSON.stringify(hello()));
    line.peer.receive(JSON.stringify({ type: 'agent.signIn', id: `i${(said += 1)}`, data: {} }));
    return line;
  };

  return {
    engine,
    async volley(frames: readonly ((seq: number) => string)[]): Promise<void> {
      let line = signedIn();
      for (const frame of frames) {
        if (!line.end.isOpen) line = said % 3 === 0 ? connect() : signedIn();
        // The token of the corpus is the simulation's.
        line.peer.receive(frame(1).replace('token-of-the-simulation', TOKEN));
        line.got.length = 0;
      }
      line.peer.closed();
      // Long enough for every time limit of the backend to have passed now and then.
      await time.pass(20_000);
    },
    goesOn(): boolean {
      const { interactionId } = engine.control.offer({ heldBy: 'agent-1', text: 'Hello' });
      const line = signedIn();
      line.got.length = 0;
      const id = `s${(said += 1)}`;
      const data = { interactionId, clientMessageId: id, text: `alive ${said}` };
      line.peer.receive(JSON.stringify({ type: 'message.send', id, data }));
      const isDone = line.got.some((text) => text.includes(`"correlationId":"${id}"`) && text.includes('"done"'));
      line.peer.receive(JSON.stringify({ type: 'interaction.end', id: `${id}e`, data: { interactionId } }));
      line.peer.receive(
        JSON.stringify({ type: 'wrapUp.submit', id: `${id}w`, data: { interactionId, codeId: 'resolved' } }),
      );
      line.peer.closed();
      return isDone;
    },
  };
}

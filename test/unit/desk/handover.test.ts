// The desk's commands of transfer and conference: only the owner's, once, and back to what was when refused.
import { describe, expect, it } from 'vitest';
import { interaction, reservation } from './entities';
import { done, no } from './fake-session';
import { settled, signedIn } from './stage';

const i1 = { interactionId: 'i1' };
const to = { kind: 'agent' as const, id: 'luka' };

describe('whom it can go to', () => {
  it('is asked anew each time, without the agent herself, and masked', async () => {
    const { backend, target } = signedIn({ interactions: [interaction()] });
    const asked = target.list({ ...i1, kind: 'agent', purpose: 'transfer' });
    const one = (id: string, name: string) => ({
      id,
      kind: 'agent' as const,
      name,
      availability: { state: 'idle' as const, activityName: 'Lunch', since: 5 },
      canTake: false,
    });
    backend.answer('target.list', done({ targets: [one('me', 'Maja'), one('luka', 'Luka +386 40 123 456')], asOf: 7 }));
    expect(await asked).toEqual({
      ok: true,
      value: {
        targets: [
          {
            kind: 'agent',
            id: 'luka',
            name: expect.stringMatching(/^Luka \*+3456$/) as string,
            availability: { state: 'idle', label: 'Lunch', since: 5 },
            canTake: false,
          },
        ],
        asOf: 7,
      },
    });
    expect(await target.list({ interactionId: 'i9', kind: 'agent', purpose: 'transfer' })).toMatchObject({
      refusal: { code: 'unknown-item' },
    });
  });
});

describe('transfer', () => {
  it('goes out once with its note; refused, the conversation is as it was', async () => {
    const { desk, backend, transfer } = signedIn({ interactions: [interaction()] });
    const asked = transfer.start({ ...i1, target: to, note: '  in a hurry ' });
    expect(desk.slices().tasks[0]?.pending).toBe('transfer');
    expect(await transfer.start({ ...i1, target: to })).toMatchObject({ refusal: { code: 'busy' } });
    expect(backend.data('interaction.transfer')).toEqual([{ ...i1, target: to, note: 'in a hurry' }]);
    backend.answer('interaction.transfer', no('FORBIDDEN'));
    expect(await asked).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(desk.slices().tasks[0]).not.toHaveProperty('pending');
  });

  it.each([
    [{ ownerAgentId: 'other' }, 'not-owner'],
    [{ state: 'interrupted' as const }, 'channel-gone'],
    [{ conference: { state: 'running' as const } }, 'not-now'],
  ])('is refused here for %j', async (fields, code) => {
    const { backend, transfer } = signedIn({ interactions: [interaction(fields)] });
    expect(await transfer.start({ ...i1, target: to })).toMatchObject({ refusal: { code } });
    expect(backend.of('interaction.transfer')).toEqual([]);
  });

  it('shows the note it came with, masked, in the offer and in the conversation', () => {
    const receivedFrom = { agentId: 'maja', displayName: 'Maja', note: 'call +386 40 123 456' };
    const { desk } = signedIn({
      interactions: [interaction({ receivedFrom })],
      reservations: [reservation({ interactionId: 'i2', reason: 'transfer', from: receivedFrom })],
    });
    for (const from of [desk.slices().tasks[0]?.receivedFrom, desk.slices().offers[0]?.from])
      expect(from).toMatchObject({ name: 'Maja', note: { text: expect.stringMatching(/^call \*+3456$/) as string } });
  });
});

describe('conference', () => {
  const running = interaction({ conference: { state: 'running', agentId: 'luka', agentName: 'Luka' } });

  it('is asked for once; refused, the conversation is as it was', async () => {
    const { desk, backend, conference } = signedIn({ interactions: [interaction()] });
    const asked = conference.start({ ...i1, agentId: 'luka' });
    expect(desk.slices().tasks[0]?.pending).toBe('conference');
    expect(await conference.start({ ...i1, agentId: 'luka' })).toMatchObject({ refusal: { code: 'busy' } });
    backend.answer('conference.start', no('FORBIDDEN'));
    expect(await asked).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(desk.slices().tasks[0]).not.toHaveProperty('pending');
  });

  it('is taken back while it is pending, and only then', async () => {
    const plain = signedIn({ interactions: [interaction()] });
    expect(await plain.conference.cancel(i1)).toEqual({ ok: true, value: null });
    const late = signedIn({ interactions: [running] });
    expect(await late.conference.cancel(i1)).toMatchObject({ refusal: { code: 'not-now' } });
    for (const stage of [plain, late]) expect(stage.backend.of('conference.cancel')).toEqual([]);
    const pending = signedIn({ interactions: [interaction({ conference: { state: 'requested', agentId: 'luka' } })] });
    const asked = pending.conference.cancel(i1);
    pending.backend.answer('conference.cancel', done());
    expect((await asked).ok).toBe(true);
  });

  it('is left by the guest and ended by the owner, not the other way round', async () => {
    const owner = signedIn({ interactions: [running] });
    expect(await owner.conference.exit(i1)).toMatchObject({ refusal: { code: 'not-now' } });
    const guest = signedIn({ interactions: [{ ...running, ownerAgentId: 'other' }] });
    expect(await guest.conference.end(i1)).toMatchObject({ refusal: { code: 'not-owner' } });
    expect(await guest.conference.cancel(i1)).toMatchObject({ refusal: { code: 'not-owner' } });
    const asked = guest.conference.exit(i1);
    expect(guest.desk.slices().tasks[0]?.pending).toBe('conference');
    await settled();
    guest.backend.answer('conference.exit', done());
    expect((await asked).ok).toBe(true);
  });

  it('shows who is asked in and not there yet', () => {
    const participants = ['joined', 'invited'].map((state, at) => ({
      participantId: `p${String(at)}`,
      role: 'agent' as const,
      displayName: `Agent ${String(at)}`,
      state: state as 'joined' | 'invited',
      isOwner: at === 0,
    }));
    const { desk } = signedIn({ interactions: [interaction({ participants })] });
    expect(desk.slices().tasks[0]?.participants.map(({ isInvited }) => isInvited)).toEqual([undefined, true]);
  });
});

// The main job over a real WebSocket: sign in, offer, accept, chat, end, wrap up; and RONA.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBackend, type Backend } from '../../src-backend/start';
import { ProtocolClient } from '../kit/protocol-client';

let backend: Backend;
beforeEach(async () => {
  backend = await startBackend({ scenario: 'quiet' });
});
afterEach(() => backend.stop());

const offerTo = async (agent: ProtocolClient, text = 'Where is my parcel?') => {
  const { interactionId } = backend.control.offer({ text, queue: 'orders', page: 'shop-si' });
  const { reservation } = await agent.event(
    'reservation.created',
    (data) => data.reservation.interactionId === interactionId,
  );
  return { interactionId, reservation };
};

describe('the main job', () => {
  it('goes from sign-in to wrap-up', async () => {
    const agent = await ProtocolClient.join(backend.url, { token: backend.token });
    expect((await agent.snapshot()).agent.state.kind).toBe('logged-out');
    await agent.command('agent.signIn', {});
    const { agent: idle } = await agent.event('agent.stateChanged');
    expect(idle.state).toMatchObject({ kind: 'idle', activityId: 'idle' });
    await agent.command('agent.setState', { activityId: 'available' });

    const { interactionId, reservation } = await offerTo(agent);
    expect(reservation).toMatchObject({
      reason: 'new',
      state: 'pending',
      queue: { name: 'Orders and delivery' },
      source: { name: 'Shop SI' },
      preview: 'Where is my parcel?',
    });
    expect(reservation.expiresAt - reservation.createdAt).toBe(30_000);
    const { reservationId, version } = reservation;
    await agent.command('reservation.accept', { reservationId, version });
    const { interaction } = await agent.event('interaction.assigned');
    expect(interaction).toMatchObject({ interactionId, state: 'active', ownerAgentId: 'agent-1', unread: 1 });

    const clientMessageId = 'm-1';
    const { message } = await agent.command('message.send', { interactionId, clientMessageId, text: 'Let me look.' });
    expect(message).toMatchObject({ clientMessageId, delivery: { state: 'accepted' } });
    await agent.event('message.deliveryChanged', ({ delivery }) => delivery.state === 'read');
    expect(backend.control.customerInbox({ interactionId }).map(({ text }) => text)).toEqual(['Let me look.']);
    backend.control.says({ interactionId, text: 'Thank you!' });
    await agent.event('message.created', (data) => JSON.stringify(data.message.parts).includes('Thank you!'));

    await agent.command('interaction.end', { interactionId });
    const { wrapUp } = await agent.event('wrapUp.required');
    expect(wrapUp.deadline! - wrapUp.requiredAt).toBe(60_000);
    await agent.command('wrapUp.submit', { interactionId, codeId: 'order-status' });
    await agent.event('interaction.closed');
    expect(agent.events('wrapUp.updated')[0]?.wrapUp).toMatchObject({
      state: 'done',
      codeId: 'order-status',
      automatic: false,
    });
    expect(agent.seqs).toEqual(agent.seqs.map((_, at) => at + 1));
    await agent.command('agent.signOut', {});
    expect((await agent.closed()).code).toBe(4011);
  });

  it('makes an agent who lets an offer pass idle, and brings it back when she is available again', async () => {
    backend.control.setPolicy({ reservationTimeoutSeconds: 1 });
    const agent = await ProtocolClient.available(backend.url, { token: backend.token });
    const { interactionId } = await offerTo(agent);
    const { reservation } = await agent.event('reservation.updated');
    expect(reservation).toMatchObject({ interactionId, state: 'timeout' });
    await agent.event('agent.stateChanged', (data) => data.agent.state.reason === 'rona');
    await agent.command('agent.setState', { activityId: 'available' });
    const again = await agent.event(
      'reservation.created',
      (data) => data.reservation.reservationId !== reservation.reservationId,
    );
    expect(again.reservation.interactionId).toBe(interactionId);
  });

  it('hands a conversation from one client to another', async () => {
    const [first, second] = await Promise.all(
      backend.agents.map(({ token }) => ProtocolClient.available(backend.url, { token })),
    );
    backend.control.offer({ agent: 'agent-1', text: 'first words' });
    const { reservation } = await first!.event('reservation.created');
    await first!.command('reservation.accept', { reservationId: reservation.reservationId, version: 1 });
    const { interactionId } = reservation;
    await first!.command('interaction.transfer', {
      interactionId,
      target: { kind: 'agent', id: 'agent-2' },
      note: 'please',
    });
    const offered = await second!.event('reservation.created', (data) => data.reservation.reason === 'transfer');
    expect(offered.reservation.from).toMatchObject({ displayName: 'Maja Kranjc', note: 'please' });
    await second!.command('reservation.accept', { reservationId: offered.reservation.reservationId, version: 1 });
    await first!.event('transfer.updated', ({ state }) => state === 'completed');
    const { messages } = await second!.command('message.list', { interactionId });
    expect(JSON.stringify(messages)).toContain('first words');
  });
});

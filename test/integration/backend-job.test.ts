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
});

// The test's own routing backend: real, on a free port, on a clock that can jump, with the words a tester needs most.
import { startBackend, type Backend, type BackendOptions } from '../../../src-backend/start';
import { createJumpingTime, type JumpingTime } from '../clock/backend-time';
import { customerOf, type Customer, type CustomerDetails } from './customer';

/** A customer with an offer that is pending. */
export type Offered = Customer & { reservationId: string };

export interface TestBackend extends Backend {
  /** A customer writes in and is offered to the agent, whatever her state and capacity. Agent: the first one by default. */
  offer(details?: CustomerDetails & { agent?: string }): Offered;
  /** A customer writes in; the routing decides who is offered her, if anybody. */
  customer(details?: CustomerDetails): Customer;
  time: JumpingTime;
}

/** @throws when the port is taken or the scenario is wrong */
export async function startTestBackend({
  time = createJumpingTime(),
  ...options
}: TestBackendOptions): Promise<TestBackend> {
  const backend = await startBackend({ scenario: 'quiet', ...options, time });
  const { control } = backend;
  const first = backend.agents[0]?.agentId ?? '';
  return {
    ...backend,
    time,
    offer(details = {}) {
      const customer = customerOf(control, control.offer({ agent: first, ...details }));
      const { reservationId } = customer;
      if (reservationId === null) throw new Error('nothing was offered');
      return { ...customer, reservationId };
    },
    customer: (details = {}) => customerOf(control, control.offer(details)),
  };
}

export type TestBackendOptions = Omit<Partial<BackendOptions>, 'time'> & { time?: JumpingTime };

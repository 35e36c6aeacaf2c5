// The slices the renderer mirrors, made from the domain's state and the state of the line.
import { memo, memoList } from './memo';
import type { OwnSlices } from './desk';
import type { DeskState, Offer, PendingWrapUp, Task } from '../domain/state';
import type { SignInView, WrapUpView, ConnectionView } from '../../src-preload/contract';
import { byReceipt, offerView } from './views/offer-view';
import { presenceView } from './views/presence-view';
import { taskView } from './views/task-view';

/** What the slices show that is not the domain's. */
export interface LineState {
  connection: ConnectionView;
  signIn: SignInView;
  offsetMs: number;
  locale: string;
}

const wrapUpView = ({ wrapUp, submitting }: PendingWrapUp): WrapUpView => ({
  interactionId: wrapUp.interactionId,
  state: submitting === undefined ? 'pending' : 'submitting',
  requiredAt: wrapUp.requiredAt,
  codes: wrapUp.codes,
  extensionAllowed: wrapUp.extensionAllowed,
  ...(wrapUp.deadline === undefined ? {} : { deadline: wrapUp.deadline }),
  ...(wrapUp.defaultCodeId === undefined ? {} : { defaultCodeId: wrapUp.defaultCodeId }),
});

/** A place in the list that no message changes; of the same moment in the order they came. */
const byAssignment = (a: Task, b: Task) => a.interaction.assignedAt - b.interaction.assignedAt;

/** One instance for the life of a desk; each call gives the slices of now, unchanged ones as the same objects. */
export function createSlices(): (state: DeskState, line: LineState) => OwnSlices {
  const clock = memo((offsetMs: number) => ({ offsetMs }));
  const masking = memo((isOn: boolean) => ({ isOn }));
  const presence = memo(
    (
      agent: DeskState['agent'],
      activities: DeskState['activities'],
      pending: DeskState['presencePending'],
      hasTasks: boolean,
      locale: string,
    ) => (agent === null ? null : presenceView(agent, activities, pending, hasTasks, locale)),
  );
  const offers = memoList(offerView);
  const tasks = memoList(
    (task: Task, me: string | undefined, policy: DeskState['policy'], wrapUp: PendingWrapUp | undefined) =>
      taskView(task, { me, policy, wrapUp }),
  );
  const wrapUps = memoList(wrapUpView);

  return (state, line) => {
    const me = state.agent?.agentId;
    return {
      connection: line.connection,
      signIn: line.signIn,
      clock: clock(line.offsetMs),
      masking: masking(state.policy?.maskSensitiveData ?? true),
      presence: presence(state.agent, state.activities, state.presencePending, state.tasks.size > 0, line.locale),
      offers: offers(
        [...state.offers.values()]
          .toSorted(byReceipt)
          .map((offer: Offer) => ({ id: offer.reservation.reservationId, inputs: [offer] })),
      ),
      tasks: tasks(
        [...state.tasks.values()].toSorted(byAssignment).map((task) => {
          const id = task.interaction.interactionId;
          return { id, inputs: [task, me, state.policy, state.wrapUps.get(id)] };
        }),
      ),
      // A reason can be given for a conversation that is shown.
      wrapUps: wrapUps(
        [...state.wrapUps].filter(([id]) => state.tasks.has(id)).map(([id, entry]) => ({ id, inputs: [entry] })),
      ),
      notices: state.notices as OwnSlices['notices'],
    };
  };
}

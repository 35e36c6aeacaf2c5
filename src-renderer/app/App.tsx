// Composes the window from its features, which do not know each other.
import { useState } from 'react';
import type { TaskView } from '../../src-preload/contract';
import { DialogHost } from '../dialogs/DialogHost';
import { ConnectionStrip } from '../features/connection/ConnectionStrip';
import { CustomerPane } from '../features/customer/CustomerPane';
import { ConversationPane } from '../features/chat/ConversationPane';
import { NoticeBell } from '../features/notices/NoticeBell';
import { NoticeStack } from '../features/notices/NoticeStack';
import { OfferPopover } from '../features/offer/OfferPopover';
import { StatePicker } from '../features/presence/StatePicker';
import { Connecting } from '../features/sign-in/Connecting';
import { SignInScreen } from '../features/sign-in/SignInScreen';
import { TaskColumn } from '../features/tasks/TaskColumn';
import { TopBar } from '../features/top-bar/TopBar';
import { WrapUpPanel } from '../features/wrap-up/WrapUpPanel';
import { Appearance } from './Appearance';
import { ErrorBoundary } from './ErrorBoundary';
import { Shell } from './Shell';
import { useAppDispatch, useDesk } from './store';
import { signingInAgainShown } from './ui-slice';
import { useHush } from './use-hush';
import { useReveal } from './use-reveal';

export function App() {
  return (
    <Appearance>
      <ErrorBoundary>
        <Screen />
        <NoticeStack />
      </ErrorBoundary>
      <DialogHost />
    </Appearance>
  );
}

function Screen() {
  useHush();
  const isSignedIn = useDesk((state) => state.presence !== null);
  const again = useDesk((state) => state.ui.signingInAgain);
  const dispatch = useAppDispatch();
  if (!isSignedIn) return <SignedOut />;
  if (again) return <SignInScreen onBack={() => dispatch(signingInAgainShown(false))} />;
  return <Desk />;
}

/** A sign-in that began by itself shows no form; one that began in the form keeps it, with what was typed. */
function SignedOut() {
  const isConnecting = useDesk((state) => ['connecting', 'live'].includes(state.connection.phase));
  const [hasForm, setHasForm] = useState(!isConnecting);
  if (!isConnecting && !hasForm) setHasForm(true);
  return hasForm ? <SignInScreen /> : <Connecting />;
}

const wrapUp = (task: TaskView) => <WrapUpPanel task={task} />;

function Desk() {
  useReveal();
  return (
    <>
      <Shell
        bar={<TopBar state={<StatePicker />} bell={<NoticeBell />} />}
        strip={<ConnectionStrip />}
        tasks={
          <ErrorBoundary>
            <TaskColumn />
          </ErrorBoundary>
        }
        conversation={
          <ErrorBoundary>
            <ConversationPane wrapUp={wrapUp} />
          </ErrorBoundary>
        }
        customer={
          <ErrorBoundary>
            <CustomerPane />
          </ErrorBoundary>
        }
      />
      <ErrorBoundary>
        <OfferPopover />
      </ErrorBoundary>
    </>
  );
}

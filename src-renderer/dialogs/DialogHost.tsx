// Draws the top dialog of the stack. A new kind of dialog does not compile until it has its case here.
import { useTranslation } from '../app/i18n';
import { useAppDispatch, useDesk } from '../app/store';
import { dialogClosed } from '../app/ui-slice';
import { ConferenceDialog } from '../features/conference/ConferenceDialog';
import { DiagnosticsDialog } from '../features/diagnostics/DiagnosticsDialog';
import { SettingsPanel } from '../features/settings/SettingsPanel';
import { TransferDialog } from '../features/transfer/TransferDialog';
import { Dialog as Frame } from '../ui/Dialog';
import type { Dialog } from './dialog';
import { ImageDialog } from './ImageDialog';
import { LinkDialog } from './LinkDialog';
import { QuitDialog } from './QuitDialog';
import { SignOutDialog } from './SignOutDialog';

export function DialogHost() {
  const top = useDesk((state) => state.ui.dialogs.at(-1));
  const quit = useDesk((state) => state.quit);
  return (
    <>
      {top ? <Drawn dialog={top} /> : null}
      {/* Over the others, which keep what was typed in them. */}
      {quit ? <QuitDialog work={quit} /> : null}
    </>
  );
}

function Drawn({ dialog }: { dialog: Dialog }) {
  const { t } = useTranslation(['common', 'settings']);
  const dispatch = useAppDispatch();
  const close = () => void dispatch(dialogClosed());
  switch (dialog.kind) {
    case 'settings':
      return (
        <Frame title={t('settings:title')} closeLabel={t('close')} onClose={close}>
          <SettingsPanel />
        </Frame>
      );
    case 'diagnostics':
      return <DiagnosticsDialog url={dialog.url} onClose={close} />;
    case 'link':
      return <LinkDialog key={dialog.url} url={dialog.url} host={dialog.host} onClose={close} />;
    case 'image': {
      const { interactionId, attachmentId, name } = dialog;
      return <ImageDialog key={attachmentId} {...{ interactionId, attachmentId, name }} onClose={close} />;
    }
    case 'transfer':
      return <TransferDialog key={dialog.interactionId} interactionId={dialog.interactionId} onClose={close} />;
    case 'conference':
      return <ConferenceDialog key={dialog.interactionId} interactionId={dialog.interactionId} onClose={close} />;
    case 'sign-out':
      return <SignOutDialog onClose={close} />;
  }
}

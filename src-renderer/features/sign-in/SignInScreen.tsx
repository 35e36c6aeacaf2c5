// Sign in at a routing backend, or try the program with simulated customers. The token goes to main and is never kept
// here longer than the call takes.
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from '../../app/i18n';
import type { Refusal, Result } from '../../../src-preload/contract';
import { desk } from '../../app/desk-client';
import { useFormat } from '../../app/format';
import { refusalDetails, refusalWords } from '../../app/refusal-words';
import { useAppDispatch, useDesk } from '../../app/store';
import { dialogOpened } from '../../app/ui-slice';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { LockedNote } from '../../ui/LockedNote';
import { Mark } from '../../ui/Mark';
import { TextField } from '../../ui/TextField';
import './sign-in.css';

type Wrong = { field: 'address' | 'token'; text: string };

/** `onBack`: conversations of an ended session can still be read; the way back to them. */
export function SignInScreen({ onBack }: { onBack?: () => void }) {
  const { t } = useTranslation('signIn');
  const dispatch = useAppDispatch();
  const signIn = useDesk((state) => state.signIn);
  const connecting = useDesk((state) => state.connection.phase === 'connecting');
  const [typed, setUrl] = useState(signIn.url);
  // What is dictated may change while the screen is open.
  const url = signIn.urlForced ? signIn.url : typed;
  const [token, setToken] = useState('');
  const [remember, setRemember] = useState(true);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState<'form' | 'try' | null>(null);

  const run = async (which: 'form' | 'try', call: () => Promise<Result>) => {
    setBusy(which);
    setRefusal(null);
    const result = await call();
    setBusy(null);
    if (!result.ok) setRefusal(result.refusal);
  };

  const submit = (takeOver?: true) => {
    const address = url.trim();
    if (address === '') {
      setWrong({ field: 'address', text: t('errors.address') });
      return;
    }
    if (token === '' && !signIn.hasStoredToken) {
      setWrong({ field: 'token', text: t('errors.token') });
      return;
    }
    setWrong(null);
    void run('form', async () => {
      const result = await desk.session.signIn({ url: address, token, remember, ...(takeOver ? { takeOver } : {}) });
      if (result.ok) setToken('');
      return result;
    });
  };

  // The first client has said who it is. Without a key in the form, main still holds the one it was refused with.
  const takeOver = () => {
    if (token === '' && !signIn.hasStoredToken) void run('form', () => desk.session.takeOver({}));
    else submit(true);
  };

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    submit();
  };

  const why = refusal ?? (busy === null ? signIn.refusal : undefined);
  const isBusy = busy !== null || connecting;
  const urlHint = {
    policy: <LockedNote>{t('addressForced')}</LockedNote>,
    'command-line': t('addressGiven'),
    none: undefined,
  }[signIn.urlForced || 'none'];
  return (
    <main className="sign-in">
      <form className="sign-in__card" onSubmit={onSubmit} noValidate aria-labelledby="sign-in-title">
        <Mark />
        <h1 id="sign-in-title" className="sign-in__title">
          {t('title')}
        </h1>
        <p className="sign-in__lead">{t('lead')}</p>
        <TextField
          label={t('address')}
          value={url}
          onValue={setUrl}
          placeholder={t('addressHint')}
          readOnly={signIn.urlForced !== false}
          hint={urlHint}
          error={wrong?.field === 'address' ? wrong.text : undefined}
          type="url"
          spellCheck={false}
          autoComplete="off"
          autoFocus={!signIn.urlForced && signIn.url === ''}
        />
        <TextField
          label={t('token')}
          value={token}
          onValue={setToken}
          type="password"
          autoComplete="off"
          spellCheck={false}
          hint={signIn.hasStoredToken ? t('tokenStored') : undefined}
          error={wrong?.field === 'token' ? wrong.text : undefined}
          autoFocus={signIn.urlForced !== false || signIn.url !== ''}
        />
        {signIn.noKeyStore ? (
          <p className="sign-in__note">{t('noKeyStore')}</p>
        ) : (
          <Checkbox
            label={t('remember')}
            hint={signIn.rememberForbidden ? <LockedNote>{t('addressForced')}</LockedNote> : t('rememberHint')}
            isSelected={remember && !signIn.rememberForbidden}
            isDisabled={signIn.rememberForbidden ?? false}
            onChange={setRemember}
          />
        )}
        {why ? <Failure refusal={why} onTakeOver={takeOver} /> : null}
        <Button type="submit" variant="primary" isDisabled={isBusy} className="sign-in__submit">
          {busy === 'form' || (connecting && busy === null) ? t('working') : t('submit')}
        </Button>
        {signIn.embeddedAvailable ? (
          <>
            <p className="sign-in__or">{t('or')}</p>
            <Button isDisabled={isBusy} onPress={() => void run('try', () => desk.session.tryEmbedded({}))}>
              {busy === 'try' ? t('working') : t('try')}
            </Button>
            <p className="sign-in__hint">{t('tryHint')}</p>
          </>
        ) : null}
        <div className="sign-in__foot">
          <Button variant="quiet" onPress={() => dispatch(dialogOpened({ kind: 'settings' }))}>
            {t('settings')}
          </Button>
          <Button variant="quiet" onPress={() => dispatch(dialogOpened({ kind: 'diagnostics', url: url.trim() }))}>
            {t('diagnose')}
          </Button>
        </div>
        {onBack ? (
          <Button variant="quiet" onPress={onBack}>
            {t('backToDesk')}
          </Button>
        ) : null}
      </form>
    </main>
  );
}

function Failure({ refusal, onTakeOver }: { refusal: Refusal; onTakeOver: () => void }) {
  const { t } = useTranslation(['signIn', 'refusal', 'common']);
  const { t: words } = useTranslation('refusal');
  const format = useFormat();
  const holder = useDesk((state) => state.connection.supersededBy);
  const place = useRef<HTMLDivElement>(null);
  // In a low window it stands below the edge.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [refusal]);
  return (
    <div ref={place} className="sign-in__failure" role="alert">
      <p>
        {refusal.code === 'superseded' && holder
          ? t('heldBy', { client: holder.clientName, time: format.time(holder.since) })
          : refusalWords(words, refusal)}
      </p>
      <details className="sign-in__details">
        <summary>{t('common:details')}</summary>
        <p className="selectable">{refusalDetails(words, refusal)}</p>
      </details>
      {refusal.code === 'superseded' ? (
        <Button size="sm" onPress={onTakeOver}>
          {t('takeOver')}
        </Button>
      ) : null}
    </div>
  );
}

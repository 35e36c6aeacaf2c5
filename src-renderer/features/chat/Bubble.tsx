// One message: grey on the left for the customer, solid blue on the right for me; bot, earlier agents and answers from
// elsewhere stand on our side in a paler dress and carry their name.
import { Bot, CircleAlert, Globe } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from '../../app/i18n';
import type { CustomerView, MessageView } from '../../../src-preload/contract';
import { desk } from '../../app/desk-client';
import { useFormat } from '../../app/format';
import { MaskedText } from '../../app/MaskedText';
import { Button } from '../../ui/Button';
import { InitialsDisc } from '../../ui/InitialsDisc';
import { AttachmentCard } from './AttachmentCard';
import { DeliveryMark } from './DeliveryMark';
import { failureWords } from './failure-words';
import { messageExcerpt } from './message-text';
import { systemLine } from './system-words';

interface BubbleProps {
  interactionId: string;
  message: MessageView;
  customer: CustomerView;
  first: boolean;
  last: boolean;
  named: boolean;
}

const OWN_SIDE = new Set<MessageView['author']['kind']>(['me', 'agent', 'bot', 'elsewhere']);

function AuthorName({ author }: { author: MessageView['author'] }) {
  const { t } = useTranslation('chat');
  const { kind, name } = author;
  if (kind === 'me') return <>{t('me')}</>;
  if (kind === 'bot')
    return (
      <>
        <Bot size={12} aria-hidden="true" /> {name === '' ? t('bot') : t('botNamed', { name })}
      </>
    );
  if (kind === 'elsewhere')
    return (
      <>
        <Globe size={12} aria-hidden="true" /> {name === '' ? t('elsewhereUnknown') : t('elsewhere', { name })}
      </>
    );
  return <>{name}</>;
}

export const Bubble = memo(function Bubble(props: BubbleProps) {
  const { interactionId, message, customer, first, last, named } = props;
  const { t } = useTranslation('chat');
  const format = useFormat();
  const { author, delivery } = message;
  const time = format.time(message.createdAt);
  const speaker =
    author.kind === 'customer' ? (customer.name ?? t('customer')) : author.kind === 'me' ? t('me') : author.name;
  const troubled = delivery?.state === 'failed' || delivery?.state === 'queued';
  return (
    <div
      className="bubble-row"
      data-side={OWN_SIDE.has(author.kind) ? 'own' : 'customer'}
      data-author={author.kind}
      data-first={first || undefined}
      data-last={last || undefined}
    >
      {author.kind === 'customer' && (
        <div className="bubble-disc">
          {last && <InitialsDisc initials={customer.initials} colourKey={customer.colourKey} />}
        </div>
      )}
      <div className="bubble-column">
        {named && (
          <div className="bubble-author" aria-hidden="true">
            <AuthorName author={author} />
          </div>
        )}
        <div className="bubble" data-failed={delivery?.state === 'failed' || undefined}>
          <span className="visually-hidden">{t('says', { name: speaker, time })}</span>
          {message.parts.map((part, at) =>
            part.type === 'text' ? (
              <span key={at} className="bubble-text">
                <MaskedText value={part.text} />
              </span>
            ) : part.type === 'attachment' ? (
              <AttachmentCard key={at} part={part} />
            ) : (
              <span key={at}>{systemLine(t, part)}</span>
            ),
          )}
        </div>
        {(last || troubled) && (
          <div className="bubble-foot">
            <time dateTime={new Date(message.createdAt).toISOString()} aria-hidden="true">
              {time}
            </time>
            {delivery && delivery.state !== 'failed' && <DeliveryMark delivery={delivery} />}
          </div>
        )}
        {delivery && troubled && <Remedies interactionId={interactionId} message={message} />}
      </div>
    </div>
  );
});

/** What can be done about a message that did not go out, or has not yet. */
function Remedies({ interactionId, message }: { interactionId: string; message: MessageView }) {
  const { t } = useTranslation('chat');
  const { t: masked } = useTranslation('masked');
  const [busy, setBusy] = useState(false);
  const [refusedCode, setRefusedCode] = useState<string | null>(null);
  const { delivery, key } = message;
  if (delivery?.state !== 'failed' && delivery?.state !== 'queued') return null;
  const text = messageExcerpt({ chat: t, masked }, message);

  const act = async (call: typeof desk.message.retry) => {
    setBusy(true);
    setRefusedCode(null);
    const result = await call({ interactionId, key });
    setBusy(false);
    if (!result.ok) setRefusedCode(result.refusal.code);
  };

  const retryable = delivery.state === 'failed' && delivery.retryable;
  const takesBack = delivery.state === 'queued';
  return (
    <div className="bubble-remedies">
      {delivery.state === 'failed' && (
        <p className="bubble-reason">
          <CircleAlert size={14} aria-hidden="true" />
          {failureWords(t, delivery.code)}
        </p>
      )}
      {refusedCode !== null && (
        <p className="bubble-reason" role="alert" title={t('actionFailed.details', { code: refusedCode })}>
          {t('actionFailed.message')}
        </p>
      )}
      <div className="bubble-actions">
        {retryable && (
          <Button
            size="sm"
            isDisabled={busy}
            aria-label={t('retryName', { text })}
            onPress={() => void act(desk.message.retry)}
          >
            {t('retry')}
          </Button>
        )}
        <Button
          size="sm"
          variant="quiet"
          isDisabled={busy}
          aria-label={t(takesBack ? 'takeBackName' : 'deleteName', { text })}
          onPress={() => void act(desk.message.discard)}
        >
          {t(takesBack ? 'takeBack' : 'delete')}
        </Button>
      </div>
    </div>
  );
}

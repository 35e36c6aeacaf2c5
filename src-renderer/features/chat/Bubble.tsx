// One message: grey on the left for the customer, solid blue on the right for me; bot, earlier agents and answers from
// elsewhere stand on our side in a paler dress and carry their name.
import { Bot, Globe } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from '../../app/i18n';
import type { CustomerView, MessageView } from '../../../src-preload/contract';
import { useFormat } from '../../app/format';
import { InitialsDisc } from '../../ui/InitialsDisc';
import { AttachmentCard } from './AttachmentCard';
import { BubbleText } from './BubbleText';
import { DeliveryMark } from './DeliveryMark';
import { hasRemedies, MessageRemedies } from './MessageRemedies';
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
  if (kind === 'me') return <>{name === '' ? t('me') : t('meNamed', { name })}</>;
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
  const troubled = hasRemedies(delivery);
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
                <BubbleText value={part.text} />
              </span>
            ) : part.type === 'attachment' ? (
              <AttachmentCard key={at} interactionId={interactionId} part={part} />
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
        {delivery && troubled && <MessageRemedies interactionId={interactionId} message={message} />}
      </div>
    </div>
  );
});

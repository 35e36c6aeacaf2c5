// Who the customer is and what came along with the conversation: name, language, origin, CAD attributes, who takes part,
// and why some of it is hidden.
import { ArrowLeft, ShieldCheck } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from '../../app/i18n';
import type { ParticipantView } from '../../../src-preload/contract';
import { useFormat } from '../../app/format';
import { MaskedText } from '../../app/MaskedText';
import { useSteadyTask, type SteadyTask } from '../../app/steady-task';
import { useAppDispatch, useDesk } from '../../app/store';
import { pageShown } from '../../app/ui-slice';
import { EmptyState } from '../../ui/EmptyState';
import { IconButton } from '../../ui/IconButton';
import { InitialsDisc } from '../../ui/InitialsDisc';
import './customer-pane.css';
import { localeName } from './locale-name';

export function CustomerPane() {
  const { t } = useTranslation('customer');
  const task = useSteadyTask(useDesk((state) => state.ui.selectedId));
  if (!task) return <EmptyState title={t('title')}>{t('empty')}</EmptyState>;
  return <Customer task={task} />;
}

function Customer({ task }: { task: SteadyTask }) {
  const { t, language } = useTranslation('customer');
  const dispatch = useAppDispatch();
  const format = useFormat();
  const { customer, attributes } = task;
  const origin = attributes.filter(({ system }) => system);
  const details = attributes.filter(({ system }) => !system);
  // Nobody after a transfer.
  const people = task.participants.filter(({ role }) => role !== 'customer' && role !== 'system');
  return (
    <div className="customer-pane" role="group" aria-label={t('pane')} tabIndex={0}>
      <header className="customer-head">
        <IconButton className="only-medium" label={t('back')} onPress={() => dispatch(pageShown('conversation'))}>
          <ArrowLeft size={20} aria-hidden="true" />
        </IconButton>
        <InitialsDisc initials={customer.initials} colourKey={customer.colourKey} size="lg" />
        <div className="customer-head__words">
          <h2 className="customer-head__name truncate">{customer.name ?? t('title')}</h2>
          <p className="customer-head__locale truncate">
            {customer.name === undefined && `${t('noName')}${customer.locale === undefined ? '' : ' · '}`}
            {customer.locale !== undefined && localeName(customer.locale, language)}
          </p>
        </div>
      </header>
      <Section title={t('facts')}>
        <dl className="facts">
          <Fact label={t('queue')}>{task.queueName}</Fact>
          <Fact label={t('page')}>{task.sourceName}</Fact>
          {origin.map(({ name, value }) => (
            <Fact key={name} label={t('origin')}>
              <MaskedText value={value} />
            </Fact>
          ))}
          <Fact label={t('since')}>
            <time className="figures" dateTime={new Date(task.createdAt).toISOString()}>
              {format.time(task.createdAt)}
            </time>
          </Fact>
        </dl>
      </Section>
      <Section title={t('attributes')}>
        {details.length === 0 ? (
          <p className="customer-none">{t('noAttributes')}</p>
        ) : (
          <dl className="facts">
            {details.map(({ name, label, value }) => (
              <Fact key={name} label={label}>
                <MaskedText value={value} />
              </Fact>
            ))}
          </dl>
        )}
      </Section>
      {people.length > 0 && (
        <Section title={t('with')}>
          <ul className="people">
            {people.map((person) => (
              <Person key={person.participantId} person={person} />
            ))}
          </ul>
        </Section>
      )}
      {task.maskingOn && (
        <section className="customer-lock" aria-label={t('lock')}>
          <ShieldCheck size={16} aria-hidden="true" />
          <div>
            <p className="customer-lock__title">{t('lock')}</p>
            <p>{t('lockWhy')}</p>
          </div>
        </section>
      )}
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="customer-section" aria-labelledby={id}>
      <h3 id={id} className="customer-section__title">
        {title}
      </h3>
      {children}
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd className="selectable">{children}</dd>
    </div>
  );
}

function Person({ person }: { person: ParticipantView }) {
  const { t } = useTranslation('customer');
  const { name, isMe, isOwner, isInvited, role } = person;
  const notes = [role === 'bot' && t('bot'), isOwner && t('owner'), isInvited && t('invited')].filter(Boolean);
  return (
    <li>
      <span className="truncate">{isMe ? t('you', { name }) : name}</span>
      {notes.length > 0 && <span className="people__note">{notes.join(', ')}</span>}
    </li>
  );
}

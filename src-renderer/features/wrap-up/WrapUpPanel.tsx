// Wrap-up reasons, docked in the conversation in place of the composer (SPEC 6): it cannot be dismissed, and it blocks
// nothing else. One reason from a searchable list; where the backend set a deadline it runs down beside the title.
import { useState } from 'react';
import { useTranslation } from '../../app/i18n';
import type { Refusal, TaskView, WrapUpView } from '../../../src-preload/contract';
import { desk } from '../../app/desk-client';
import { useDesk } from '../../app/store';
import { Button } from '../../ui/Button';
import { SearchList } from '../../ui/SearchList';
import { forgetChoice, rememberChoice, rememberedChoice } from './choices';
import { Deadline } from './Deadline';
import './wrap-up-panel.css';

const WORDED = ['offline', 'no-answer', 'unknown-item'] as const;
const isWorded = (code: Refusal['code']): code is (typeof WORDED)[number] =>
  (WORDED as readonly Refusal['code'][]).includes(code);

export function WrapUpPanel({ task }: { task: TaskView }) {
  const { t } = useTranslation('wrapUp');
  const wrapUp = useDesk((state) => state.wrapUps.find(({ interactionId }) => interactionId === task.interactionId));
  const name = task.customer.name ?? t('customer');
  if (!wrapUp) return <p className="wrap-up wrap-up--waiting">{t('waiting')}</p>;
  return <Panel key={wrapUp.requiredAt} wrapUp={wrapUp} name={name} />;
}

function Panel({ wrapUp, name }: { wrapUp: WrapUpView; name: string }) {
  const { t } = useTranslation('wrapUp');
  const { interactionId, codes, defaultCodeId, deadline } = wrapUp;
  const [chosenId, setChosenId] = useState(() => rememberedChoice(interactionId));
  const [refusal, setRefusal] = useState<{ of: 'submit' | 'extend'; code: Refusal['code'] } | null>(null);
  const [extending, setExtending] = useState(false);
  // A reason the backend has taken off the list meanwhile cannot stay chosen.
  const chosen = codes.find(({ id }) => id === chosenId);
  const submitting = wrapUp.state === 'submitting';
  // After a transfer it opens behind the dialog; the focus comes when that has closed.
  const behindDialog = useDesk((state) => state.ui.dialogs.length > 0);

  const choose = (codeId: string) => {
    rememberChoice(interactionId, codeId);
    setChosenId(codeId);
    setRefusal(null);
  };
  const submit = async () => {
    if (!chosen) return;
    setRefusal(null);
    const result = await desk.wrapUp.submit({ interactionId, codeId: chosen.id });
    if (result.ok) forgetChoice(interactionId);
    else setRefusal({ of: 'submit', code: result.refusal.code });
  };
  const extend = async () => {
    setExtending(true);
    setRefusal(null);
    const result = await desk.wrapUp.extend({ interactionId });
    setExtending(false);
    if (!result.ok) setRefusal({ of: 'extend', code: result.refusal.code });
  };

  const items = codes.map(({ id, name: label }) => ({
    id,
    label,
    ...(id === defaultCodeId ? { note: t('default') } : {}),
  }));
  const defaultName = codes.find(({ id }) => id === defaultCodeId)?.name;
  return (
    <section className="wrap-up" aria-label={t('region', { name })}>
      <div className="wrap-up__head">
        <h2 className="wrap-up__title">{t('title')}</h2>
        {deadline !== undefined && <Deadline from={wrapUp.requiredAt} until={deadline} defaultName={defaultName} />}
        {wrapUp.extensionAllowed && deadline !== undefined && (
          <Button size="sm" isPending={extending} onPress={() => void extend()}>
            {t('moreTime')}
          </Button>
        )}
      </div>
      <p className="wrap-up__explain">{t('explain', { name })}</p>
      {codes.length === 0 ? (
        <p className="wrap-up__none">{t('noCodes')}</p>
      ) : (
        <SearchList
          label={t('list')}
          placeholder={t('search')}
          items={items}
          emptyText={t('nothing')}
          selectedId={chosen?.id ?? null}
          autoFocus={!behindDialog}
          onSelect={choose}
        />
      )}
      <div className="wrap-up__foot">
        <p
          id="wrap-up-why"
          className="wrap-up__why"
          data-tone={refusal ? 'danger' : 'info'}
          role={refusal ? 'alert' : undefined}
        >
          {refusal
            ? refusal.of === 'extend'
              ? t('refused.extend')
              : t(`refused.${isWorded(refusal.code) ? refusal.code : 'other'}`)
            : chosen
              ? t('chosen', { name: chosen.name })
              : t('chooseFirst')}
        </p>
        <Button
          variant="primary"
          isDisabled={!chosen}
          isPending={submitting}
          aria-describedby="wrap-up-why"
          onPress={() => void submit()}
        >
          {submitting ? t('submitting') : t('submit')}
        </Button>
      </div>
    </section>
  );
}

// All of the report, to be read before it is written: what stands here is the file, byte for byte.
import { useEffect, useRef } from 'react';
import type { ReportPreview } from '../../../src-preload/contract';
import { useTranslation } from '../../app/i18n';
import { Button } from '../../ui/Button';

export function ReportView({ preview }: { preview: ReportPreview }) {
  const { t } = useTranslation('diagnostics');
  const lead = useRef<HTMLParagraphElement>(null);
  const place = useRef<HTMLDivElement>(null);
  // It comes in the place of a list that may have been scrolled.
  useEffect(() => lead.current?.scrollIntoView({ block: 'nearest' }), []);
  const jump = (id: string) => {
    place.current?.querySelector(`[data-section="${id}"]`)?.scrollIntoView({ block: 'start' });
  };
  return (
    <>
      <p ref={lead} className="diagnostics__lead">
        {t('report.lead')}
      </p>
      <div className="diagnostics__jumps" role="group" aria-label={t('report.jump')}>
        {preview.sections.map(({ id }) => (
          <Button key={id} size="sm" onPress={() => jump(id)}>
            {t(`report.sections.${id}`)}
          </Button>
        ))}
      </div>
      <div
        ref={place}
        className="diagnostics__preview selectable"
        role="region"
        aria-label={t('report.preview')}
        // Scrolled by keyboard, so it takes the focus.
        tabIndex={0}
      >
        {preview.sections.map(({ id, text }) => (
          <pre key={id} data-section={id} className="diagnostics__section">
            {text}
          </pre>
        ))}
      </div>
    </>
  );
}

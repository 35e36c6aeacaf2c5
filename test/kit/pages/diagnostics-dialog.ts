// The diagnostics dialog as an agent uses it, in whatever language the window has.
import { CHECK_IDS, type CheckId } from '../../../src-preload/contract/checks';
import type { Language } from '../../../src-preload/contract';
import { expect } from '@playwright/test';
import type { Parley } from '../parley';
import { patternOf, words } from '../words.mjs';

/** A run ends after the deadline of its slowest check at the latest. */
const RUN_MS = 45_000;

export function diagnosticsDialog({ page }: Pick<Parley, 'page'>, language: Language = 'en') {
  const t = words(language);
  const element = () =>
    page.getByRole('dialog').filter({ has: page.getByRole('heading', { name: patternOf(t('diagnostics.title')) }) });
  const reportElement = () => page.getByRole('dialog', { name: t('diagnostics.report.title'), exact: true });
  const preview = () => reportElement().getByRole('region', { name: t('diagnostics.report.preview') });
  const row = (id: CheckId) => element().getByRole('listitem').nth(CHECK_IDS.indexOf(id));
  const again = () => element().getByRole('button', { name: t('diagnostics.again'), exact: true });
  return {
    element,
    reportElement,
    row,
    /** What one check has come to: its word and its sentence, by the words of the program. */
    async expectResult(id: CheckId, code: string, state: 'ok' | 'warning' | 'failed' | 'n/a') {
      await expect(row(id), id).toContainText(t(`diagnostics.state.${state}`));
      await expect(row(id), id).toContainText(patternOf(t(`diagnostics.checks.${id}.${code}.says`)));
    },
    async openFromMenu() {
      await page.getByRole('button', { name: patternOf(t('common.menu')) }).click();
      await page.getByRole('menuitem', { name: t('common.diagnostics') }).click();
      await expect(element()).toBeVisible();
    },
    /** The first run or another one; returns when all checks are through. */
    async run() {
      const first = element().getByRole('button', { name: t('diagnostics.run'), exact: true });
      await first.or(again()).click();
      await expect(again()).toBeVisible({ timeout: RUN_MS });
    },
    async makeReport() {
      await element()
        .getByRole('button', { name: t('diagnostics.makeReport') })
        .click();
      await expect(preview()).toBeVisible();
    },
    previewText: () => preview().evaluate((region) => region.textContent),
    save: () =>
      reportElement()
        .getByRole('button', { name: t('diagnostics.report.save') })
        .click(),
    back: () =>
      reportElement()
        .getByRole('button', { name: t('diagnostics.report.back') })
        .click(),
  };
}

// Words for a refused call: what happened and what to do. The code itself is only for *Details*.
import type { TFunction } from 'i18next';
import type { Refusal } from '../../src-preload/contract';

export const refusalWords = (t: TFunction<'refusal'>, refusal: Refusal): string => t(refusal.code);

/** "Code: offline (ws-closed)" */
export const refusalDetails = (t: TFunction<'refusal'>, { code, detail }: Refusal): string =>
  t('details', { code: detail === undefined ? code : `${code} (${detail})` });

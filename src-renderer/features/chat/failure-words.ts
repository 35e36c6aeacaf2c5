// Why a message did not go out, in words, with what to do about it. A code without words of its own gets the general
// sentence; the code itself stays behind *Details*.
import type { TFunction } from 'i18next';
import type { RefusalCode } from '../../../src-preload/contract';

const WORDED = [
  'channel-gone',
  'reply-window-closed',
  'content-rejected',
  'text-too-long',
  'text-empty',
  'not-owner',
  'unknown-item',
  'not-now',
  'rate-limited',
  'offline',
  'not-signed-in',
  'no-answer',
] as const;

const isWorded = (code: RefusalCode): code is (typeof WORDED)[number] =>
  (WORDED as readonly RefusalCode[]).includes(code);

export const failureWords = (t: TFunction<'chat'>, code: RefusalCode): string =>
  isWorded(code) ? t(`failed.${code}`) : t('failed.other');

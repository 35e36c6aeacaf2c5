// Until the specs that still say it this way are moved to `parley.desk.settings`.
import type { Page } from '@playwright/test';
import type { Language } from '../../src-preload/contract';
import { deskPage } from './desk-page.mjs';

export const settingsDialog = ({ page }: { page: Page }, language: Language = 'en') =>
  deskPage(page, language).settings;

// Joins the parts: an alert of the desk is decided about, worded in the agent's language and shown or withdrawn.
import type { Language } from '../../src-preload/contract/settings';
import type { DeskAlert } from '../desk';
import { escapeMarkup } from './markup';
import { decide } from './policy';
import type { Presenter } from './present';
import { word } from './wording';

export interface NotifierDeps {
  presenter: Presenter;
  language: () => Language;
  platform: NodeJS.Platform;
}

/** @returns the listener for the desk's alerts */
export const createNotifier =
  ({ presenter, language, platform }: NotifierDeps) =>
  (alert: DeskAlert): void => {
    for (const decision of decide(alert)) {
      if (decision.do === 'withdraw') presenter.withdraw(decision.token);
      else if (decision.do !== 'suppress') {
        if (decision.do === 'replace' && !presenter.isShown(decision.token)) continue;
        const { title, body } = word(decision.message, language());
        const markup = platform === 'linux';
        presenter.show(decision.token, { title, body: markup ? escapeMarkup(body) : body }, decision.urgent);
      }
    }
  };

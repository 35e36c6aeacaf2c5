// The acts of a conversation's head and the two dialogs behind them, as an agent finds them in her language.
import { patternOf, type DeskPage } from './desk-page.mjs';
import type { Parley } from './launch';

export function handover({ page }: Pick<Parley, 'page'>, { t }: DeskPage) {
  const button = (key: string) => page.getByRole('button', { name: patternOf(t(key)) });
  const dialog = (purpose: 'transfer' | 'conference') => {
    const frame = page.getByRole('dialog', { name: t(`target.title.${purpose}`), exact: true });
    const search = (kind: 'queue' | 'agent') => frame.getByRole('combobox', { name: t(`target.search.${kind}`) });
    const commit = () => frame.getByRole('button', { name: t(`target.act.${purpose}`), exact: true });
    return {
      frame,
      search,
      commit,
      tab: (kind: 'queue' | 'agent') => frame.getByRole('tab', { name: t(`target.tab.${kind}`), exact: true }),
      option: (name: string) => frame.getByRole('option').filter({ hasText: name }),
      options: () => frame.getByRole('option'),
      note: () => frame.getByRole('textbox', { name: t('target.note.label') }),
      refresh: () => frame.getByRole('button', { name: t('target.refresh') }),
      close: () => frame.getByRole('button', { name: t('common.close') }).last(),
      says: (key: string) => frame.getByText(patternOf(t(key))),
    };
  };
  return {
    transferButton: () => button('chat.acts.transferName'),
    conferenceButton: () => button('chat.acts.conferenceName'),
    cancelButton: () => page.getByRole('button', { name: t('chat.acts.cancelRequest'), exact: true }),
    endConference: () => button('chat.acts.endConferenceName'),
    exitConference: () => page.getByRole('button', { name: t('chat.acts.exitConference'), exact: true }),
    more: () => page.getByRole('button', { name: t('chat.acts.more') }),
    transfer: dialog('transfer'),
    conference: dialog('conference'),
  };
}

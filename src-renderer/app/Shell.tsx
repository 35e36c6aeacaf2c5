// The frame of the window: top bar, connection strip, three panes. How many panes stand side by side depends on the
// width alone (container queries in shell.css); which one a narrow window shows is `page`.
import type { ReactNode } from 'react';
import { useTranslation } from './i18n';
import './shell.css';
import { useDesk } from './store';

export interface ShellProps {
  bar: ReactNode;
  strip: ReactNode;
  tasks: ReactNode;
  conversation: ReactNode;
  customer: ReactNode;
}

export function Shell({ bar, strip, tasks, conversation, customer }: ShellProps) {
  const { t } = useTranslation();
  const page = useDesk((state) => state.ui.page);
  return (
    <div className="shell" data-page={page}>
      <header className="shell__bar">{bar}</header>
      {strip}
      <div className="shell__panes">
        <nav className="shell__pane shell__pane--tasks" aria-label={t('region.tasks')}>
          {tasks}
        </nav>
        <main className="shell__pane shell__pane--conversation" aria-label={t('region.conversation')}>
          {conversation}
        </main>
        <aside className="shell__pane shell__pane--customer" aria-label={t('region.customer')}>
          {customer}
        </aside>
      </div>
    </div>
  );
}

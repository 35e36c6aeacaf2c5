// A bug in one pane must not take the offer popover or the other panes with it. Says so and offers to load again;
// drafts and conversations live in main and survive.
import { Component, type ReactNode } from 'react';
import { useTranslation } from './i18n';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';

export class ErrorBoundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    return this.state.isBroken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { t } = useTranslation('system');
  return (
    <EmptyState
      title={t('broken.title')}
      action={
        <Button variant="primary" onPress={() => window.location.reload()}>
          {t('broken.reload')}
        </Button>
      }
    >
      {t('broken.text')}
    </EmptyState>
  );
}

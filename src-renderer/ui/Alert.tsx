// One message in a stack: what happened, what to do, and the acts in place. Tone by colour *and* icon.
import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import './alert.css';
import { classes } from './class-names';
import { IconButton } from './IconButton';

export interface AlertProps {
  tone: 'info' | 'warning' | 'danger';
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** Small, at the end of the title: a time. */
  aside?: ReactNode;
  dismissLabel?: string;
  onDismiss?: () => void;
}

const ICONS = { info: Info, warning: TriangleAlert, danger: CircleAlert };

export function Alert({ tone, title, children, actions, aside, dismissLabel, onDismiss }: AlertProps) {
  const Icon = ICONS[tone];
  return (
    <article className={classes('alert', `alert--${tone}`)}>
      <Icon size={16} className="alert__icon" aria-hidden="true" />
      <div className="alert__body">
        <div className="alert__head">
          <h3 className="alert__title">{title}</h3>
          {aside ? <span className="alert__aside figures">{aside}</span> : null}
        </div>
        {children ? <div className="alert__text">{children}</div> : null}
        {actions ? <div className="alert__actions">{actions}</div> : null}
      </div>
      {onDismiss && dismissLabel ? (
        <IconButton size="sm" label={dismissLabel} onPress={onDismiss} className="alert__dismiss">
          <X size={16} aria-hidden="true" />
        </IconButton>
      ) : null}
    </article>
  );
}

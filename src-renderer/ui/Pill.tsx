// A short word in a rounded box: a state of something ("Conference", "Interrupted").
import type { ReactNode } from 'react';
import { classes } from './class-names';
import './pill.css';

export interface PillProps {
  tone?: 'neutral' | 'accent' | 'warn' | 'danger' | 'ok';
  icon?: ReactNode;
  children: ReactNode;
}

export function Pill({ tone = 'neutral', icon, children }: PillProps) {
  return (
    <span className={classes('pill', `pill--${tone}`)}>
      {icon ? (
        <span className="pill__icon" aria-hidden="true">
          {icon}
        </span>
      ) : null}
      {children}
    </span>
  );
}

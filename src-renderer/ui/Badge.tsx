// A small count. The number alone says nothing to a screen reader: give `label` the whole phrase.
import { classes } from './class-names';
import './badge.css';

const MOST = 99;

export interface BadgeProps {
  count: number;
  /** "3 unread messages" */
  label: string;
  tone?: 'accent' | 'danger' | 'neutral';
}

export function Badge({ count, label, tone = 'accent' }: BadgeProps) {
  if (count <= 0) return null;
  return (
    <span className={classes('badge', 'figures', `badge--${tone}`)}>
      <span aria-hidden="true">{count > MOST ? `${MOST}+` : count}</span>
      <span className="visually-hidden">{label}</span>
    </span>
  );
}

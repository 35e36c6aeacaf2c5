// The state of an agent as a small shape: a disc, a ring with a bar, a square, a triangle, a ring. Never colour alone.
import type { ReactElement } from 'react';
import './presence-mark.css';

export type PresenceShape = 'available' | 'idle' | 'engaged' | 'rona' | 'offline';

const SHAPES: Record<PresenceShape, ReactElement> = {
  available: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  idle: (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M4 6h4" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </>
  ),
  engaged: <rect x="1.25" y="1.25" width="9.5" height="9.5" rx="2.5" fill="currentColor" />,
  rona: <path d="M6 1.2 11.2 10.4H.8Z" fill="currentColor" stroke="currentColor" strokeLinejoin="round" />,
  offline: (
    <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2 1.6" />
  ),
};

export const PresenceMark = ({ shape }: { shape: PresenceShape }) => (
  <svg className={`presence-mark presence-mark--${shape}`} viewBox="0 0 12 12" aria-hidden="true">
    {SHAPES[shape]}
  </svg>
);

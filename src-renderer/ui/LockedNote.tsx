// Words that say why something cannot be changed here, with a lock before them.
import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import './locked-note.css';

export function LockedNote({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <span id={id} className="locked-note">
      <Lock size={12} aria-hidden="true" />
      {children}
    </span>
  );
}

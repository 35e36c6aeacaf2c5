// A person as a small disc: initials on a colour that stays with the person, or a neutral glyph when there is no name.
// The colours come in pairs whose contrast is tested, so the hash only picks a pair.
import { UserRound } from 'lucide-react';
import { classes } from './class-names';
import './initials-disc.css';

const PAIRS = 8;

/** 1 to 8, stable for a key (FNV-1a). */
export function discPair(colourKey: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < colourKey.length; index += 1) {
    hash = Math.imul(hash ^ colourKey.charCodeAt(index), 0x01000193);
  }
  return ((hash >>> 0) % PAIRS) + 1;
}

export interface InitialsDiscProps {
  initials?: string | undefined;
  colourKey: string;
  size?: 'sm' | 'md' | 'lg';
}

/** Decorative: the name always stands beside it or in the label of the control around it. */
export function InitialsDisc({ initials, colourKey, size = 'md' }: InitialsDiscProps) {
  const pair = initials ? String(discPair(colourKey)) : 'neutral';
  return (
    <span aria-hidden="true" className={classes('disc', `disc--${size}`, `disc--${pair}`)}>
      {initials ? initials : <UserRound className="disc__glyph" strokeWidth={2} />}
    </span>
  );
}

// A button with a menu of acts. Arrow keys, type-ahead and Escape come from react-aria.
import type { ReactElement, ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import './menu.css';
import './popover.css';

export interface MenuAct {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Small, under the words: why it cannot be done now. */
  note?: string;
  isDisabled?: boolean;
  onAct: () => void;
}

export interface MenuProps {
  label: string;
  /** A line above the acts: whose menu this is. */
  heading?: string;
  trigger: ReactElement;
  acts: readonly MenuAct[];
}

export function Menu({ label, heading, trigger, acts }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="popover popover--menu" placement="bottom end" offset={6}>
        {heading ? <p className="menu__heading">{heading}</p> : null}
        <AriaMenu aria-label={label} className="menu">
          {acts.map(({ id, label: words, icon, note, isDisabled, onAct }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={words}
              className="menu__item"
              {...(isDisabled === undefined ? {} : { isDisabled })}
              onAction={onAct}
            >
              {icon ? (
                <span className="menu__icon" aria-hidden="true">
                  {icon}
                </span>
              ) : null}
              {note === undefined ? (
                words
              ) : (
                <span className="menu__words">
                  {words}
                  <span className="menu__note">{note}</span>
                </span>
              )}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

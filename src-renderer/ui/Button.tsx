// Every button of the UI. Variants say how much it asks for; `danger` is for acts that end something.
import { useId, type ReactNode, type Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import './button.css';
import { classes } from './class-names';
import { Tooltip } from './Tooltip';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'md' | 'sm';
  /** 16 px icon before the words; decorative, the words name the button. */
  icon?: ReactNode;
  className?: string;
  ref?: Ref<HTMLButtonElement>;
  /** Why it cannot be pressed now, in words; it stays in reach, so that they can be read. Null: it can. */
  whyNot?: string | null;
  children: ReactNode;
}

/** A pending one (`isPending`) keeps its width and its name, shows that it works, and cannot be pressed again. */
export function Button(props: ButtonProps) {
  const { variant = 'secondary', size = 'md', icon, className, children, ...given } = props;
  // Not react-aria's own pending state: it announces the button by reference, and a button that is gone when its work is
  // done leaves an announcement without a name.
  const { isPending = false, whyNot, onPress, type = 'button', ...rest } = given;
  const whyId = useId();
  const blocked = typeof whyNot === 'string';
  const button = (
    <AriaButton
      {...rest}
      {...(blocked ? { 'aria-describedby': whyId } : {})}
      {...(isPending || blocked ? { 'aria-disabled': true } : { ...(onPress ? { onPress } : {}), type })}
      className={classes(
        'button',
        `button--${variant}`,
        `button--${size}`,
        isPending && 'button--pending',
        blocked && 'button--blocked',
        className,
      )}
    >
      {icon ? (
        <span className="button__icon" aria-hidden="true">
          {icon}
        </span>
      ) : null}
      <span className="button__words">{children}</span>
    </AriaButton>
  );
  if (whyNot === undefined) return button;
  return (
    <>
      <Tooltip text={whyNot ?? ''} isDisabled={!blocked}>
        {button}
      </Tooltip>
      {blocked && (
        <span id={whyId} className="visually-hidden">
          {whyNot}
        </span>
      )}
    </>
  );
}

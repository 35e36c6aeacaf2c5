// Every button of the UI. Variants say how much it asks for; `danger` is for acts that end something.
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import './button.css';
import { classes } from './class-names';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'md' | 'sm';
  /** 16 px icon before the words; decorative, the words name the button. */
  icon?: ReactNode;
  className?: string;
  ref?: Ref<HTMLButtonElement>;
  children: ReactNode;
}

/** A pending one (`isPending`) keeps its width and its name, shows that it works, and cannot be pressed again. */
export function Button(props: ButtonProps) {
  const { variant = 'secondary', size = 'md', icon, className, children, ...given } = props;
  // Not react-aria's own pending state: it announces the button by reference, and a button that is gone when its work is
  // done leaves an announcement without a name.
  const { isPending = false, onPress, type = 'button', ...rest } = given;
  return (
    <AriaButton
      {...rest}
      {...(isPending ? { 'aria-disabled': true } : { ...(onPress ? { onPress } : {}), type })}
      className={classes('button', `button--${variant}`, `button--${size}`, isPending && 'button--pending', className)}
    >
      {icon ? (
        <span className="button__icon" aria-hidden="true">
          {icon}
        </span>
      ) : null}
      <span className="button__words">{children}</span>
    </AriaButton>
  );
}

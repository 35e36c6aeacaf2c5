// A button that is only an icon. Its label is spoken and shown as a tooltip, so that nobody has to guess.
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { classes } from './class-names';
import './icon-button.css';
import { Tooltip } from './Tooltip';

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  label: string;
  children: ReactNode;
  size?: 'md' | 'sm';
  className?: string;
}

export function IconButton({ label, children, size = 'md', className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <AriaButton {...rest} aria-label={label} className={classes('icon-button', `icon-button--${size}`, className)}>
        {children}
      </AriaButton>
    </Tooltip>
  );
}

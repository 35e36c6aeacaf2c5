// A surface that hangs on a control: opens on press, closes on Escape, on a press outside, and by its content.
import type { ReactElement, ReactNode } from 'react';
import { Dialog as AriaDialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover as AriaPopover } from 'react-aria-components/Popover';
import './popover.css';

export interface PopoverProps {
  /** Name for screen readers. */
  label: string;
  trigger: ReactElement;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end';
  children: ReactNode;
}

export function Popover({ label, trigger, isOpen, onOpenChange, placement = 'bottom start', children }: PopoverProps) {
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      {trigger}
      <AriaPopover className="popover" placement={placement} offset={6}>
        <AriaDialog className="popover__content" aria-label={label}>
          {children}
        </AriaDialog>
      </AriaPopover>
    </DialogTrigger>
  );
}

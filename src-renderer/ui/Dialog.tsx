// The frame of every dialog: title, content, actions bottom right. Focus stays inside and comes back afterwards; Escape
// closes it where closing loses nothing. The offer popover stays above it and reachable (data-react-aria-top-layer).
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import './dialog.css';
import { IconButton } from './IconButton';

export interface DialogProps {
  title: string;
  /** Name of the close button. Without it the dialog can only be left by its actions. */
  closeLabel?: string;
  onClose: () => void;
  children: ReactNode;
  actions?: ReactNode;
  role?: 'dialog' | 'alertdialog';
  /** `lg`: for lists and text to be read. */
  size?: 'md' | 'lg';
  /** Name of content that is only read: it then takes the focus, so that the keyboard can scroll it. */
  readLabel?: string;
}

export function Dialog({
  title,
  closeLabel,
  onClose,
  children,
  actions,
  role = 'dialog',
  size = 'md',
  readLabel,
}: DialogProps) {
  return (
    <ModalOverlay
      className="dialog-scrim"
      isOpen
      isKeyboardDismissDisabled={closeLabel === undefined}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`dialog-box dialog-box--${size}`}>
        <AriaDialog className="dialog" role={role}>
          <header className="dialog__head">
            <Heading slot="title" className="dialog__title">
              {title}
            </Heading>
            {closeLabel === undefined ? null : (
              <IconButton label={closeLabel} onPress={onClose} size="sm">
                <X size={16} aria-hidden="true" />
              </IconButton>
            )}
          </header>
          <div
            className="dialog__body"
            {...(readLabel === undefined ? {} : { role: 'region', 'aria-label': readLabel, tabIndex: 0 })}
          >
            {children}
          </div>
          {actions ? <footer className="dialog__actions">{actions}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

// A labelled check box. The native control keeps its behaviour; only its looks are ours.
import { useId, type ReactNode } from 'react';
import './checkbox.css';

export interface CheckboxProps {
  label: string;
  isSelected: boolean;
  onChange: (selected: boolean) => void;
  hint?: ReactNode;
  isDisabled?: boolean;
}

export function Checkbox({ label, isSelected, onChange, hint, isDisabled = false }: CheckboxProps) {
  const id = useId();
  return (
    <div className="checkbox">
      <input
        id={id}
        className="checkbox__box"
        type="checkbox"
        checked={isSelected}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      <div>
        <label className="checkbox__label" htmlFor={id}>
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="checkbox__hint">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}

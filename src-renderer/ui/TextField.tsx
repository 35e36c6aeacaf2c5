// A labelled field of one line, with its hint and its error said in words and tied to it for screen readers.
import { useId, type InputHTMLAttributes, type ReactNode, type Ref } from 'react';
import { classes } from './class-names';
import './text-field.css';

export interface TextFieldProps extends Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'className' | 'style' | 'onChange'
> {
  label: string;
  value: string;
  onValue: (value: string) => void;
  hint?: ReactNode;
  error?: string | undefined;
  inputRef?: Ref<HTMLInputElement>;
}

export function TextField({ label, value, onValue, hint, error, inputRef, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <div className={classes('text-field', error && 'text-field--wrong')}>
      <label className="text-field__label" htmlFor={id}>
        {label}
      </label>
      <input
        {...rest}
        ref={inputRef}
        id={id}
        className="text-field__input"
        value={value}
        onChange={(event) => onValue(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-hint` : undefined}
      />
      {error || hint ? (
        <p id={`${id}-hint`} className={error ? 'text-field__error' : 'text-field__hint'}>
          {error ?? hint}
        </p>
      ) : null}
    </div>
  );
}

// One of a few: a segmented row of native radio buttons (arrow keys, form semantics and forced colours for free).
import { useId } from 'react';

export interface ChoiceRowProps<T extends string> {
  labelledBy: string;
  describedBy?: string | undefined;
  value: T;
  choices: readonly { id: T; label: string; lang?: string }[];
  isDisabled: boolean;
  onChoose: (id: T) => void;
}

export function ChoiceRow<T extends string>(props: ChoiceRowProps<T>) {
  const { labelledBy, describedBy, value, choices, isDisabled, onChoose } = props;
  const name = useId();
  return (
    <div className="choice-row" role="radiogroup" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      {choices.map(({ id, label, lang }) => (
        <label key={id} className="choice-row__choice" lang={lang}>
          <input
            type="radio"
            className="choice-row__radio"
            name={name}
            checked={id === value}
            disabled={isDisabled}
            onChange={() => onChoose(id)}
          />
          <span className="choice-row__face">{label}</span>
        </label>
      ))}
    </div>
  );
}

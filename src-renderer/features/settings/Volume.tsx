// A volume in percent. While the slider moves it shows the agent's hand, not the answer that is still on its way.
import { useState } from 'react';
import { useFormat } from '../../app/format';

export interface VolumeProps {
  label: string;
  value: number;
  isDisabled: boolean;
  onChange: (value: number) => void;
}

export function Volume({ label, value, isDisabled, onChange }: VolumeProps) {
  const format = useFormat();
  const [moving, setMoving] = useState<number | null>(null);
  const shown = moving ?? value;
  const settle = () => {
    if (moving !== null && moving !== value) onChange(moving);
    setMoving(null);
  };
  return (
    <label className="settings__volume">
      <span className="settings__volume-name">{label}</span>
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        value={shown}
        disabled={isDisabled}
        aria-valuetext={format.percent(shown)}
        onChange={(event) => setMoving(event.target.valueAsNumber)}
        onPointerUp={settle}
        onKeyUp={settle}
        onBlur={settle}
      />
      <span className="settings__percent figures">{format.percent(shown)}</span>
    </label>
  );
}

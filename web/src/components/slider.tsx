import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

interface SliderProps {
  /** Says what it is for and how it stands. */
  readonly label: string;
  readonly least?: number;
  readonly most?: number;
  readonly step?: number;
  readonly value: number;
  /** Heard when the hand lets go. */
  readonly onChange: (value: number) => void;
}

/** A number chosen between two, 0 to 100 in steps of 5 unless said otherwise. */
export function Slider({ label, least = 0, most = 100, step = 5, value, onChange }: SliderProps): JSX.Element {
  const id = useId();
  return (
    <div>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
      />
    </div>
  );
}

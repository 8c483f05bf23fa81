// SPDX-License-Identifier: Apache-2.0
import { useId } from "preact/hooks";

interface SliderProps {
  name: string;
  value: number;
  min: number;
  max: number;
  step?: number;
  /** How a value is read, also by who hears it. */
  inWords: (value: number) => string;
  onChange: (value: number) => void;
}

/** A number to be moved by pointer or by arrow keys, with its value beside its name. */
export function Slider({ name, value, inWords, onChange, step = 1, ...range }: SliderProps) {
  const id = useId();
  return (
    <div class="slider">
      <label for={id}>
        {name} <output for={id}>{inWords(value)}</output>
      </label>
      <input
        id={id}
        type="range"
        {...range}
        step={step}
        value={value}
        aria-valuetext={inWords(value)}
        onInput={(event) => onChange(Number(event.currentTarget.value))}
      />
    </div>
  );
}

interface SwitchProps<Value extends string> {
  name: string;
  value: Value;
  choices: readonly (readonly [Value, string])[];
  onChange: (value: Value) => void;
}

/** One of a few, all in sight. */
export function Switch<Value extends string>(props: SwitchProps<Value>) {
  const { name, value, choices, onChange } = props;
  const group = useId();
  return (
    <fieldset class="segments switch">
      <legend class="hidden">{name}</legend>
      {choices.map(([key, words]) => (
        <label key={key}>
          <input
            type="radio"
            name={group}
            value={key}
            checked={key === value}
            onChange={() => onChange(key)}
          />
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  );
}

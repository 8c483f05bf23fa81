// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";

interface FieldProps {
  name: string;
  children: ComponentChildren;
  /** What is wrong with what was typed. */
  problem?: string | undefined;
}

/** A control with its name above and, if need be, what is wrong below. */
export function Field({ name, children, problem }: FieldProps) {
  return (
    <label class="field">
      <span>{name}</span>
      {children}
      {problem && <em class="problem">{problem}</em>}
    </label>
  );
}

interface ChoiceProps {
  name: string;
  value: string;
  choices: readonly (readonly [value: string, name: string])[];
  onChoose: (value: string) => void;
}

/** One of a few. */
export function Choice({ name, value, choices, onChoose }: ChoiceProps) {
  return (
    <Field name={name}>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {choices.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  );
}

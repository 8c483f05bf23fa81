// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";

interface FieldProps {
  name: string;
  children: ComponentChildren;
}

/** A control with its name above. */
export function Field({ name, children }: FieldProps) {
  return (
    <label class="field">
      <span>{name}</span>
      {children}
    </label>
  );
}

interface SearchProps {
  /** What can be written, such as `title or client`. */
  hint?: string;
  /** Gets the words in small letters. */
  onWords: (words: string) => void;
}

/** Where words are written that what is shown has to have. */
export function Search({ hint, onWords }: SearchProps) {
  return (
    <Field name="Find">
      <input
        type="search"
        placeholder={hint}
        onInput={(event) => onWords(event.currentTarget.value.toLowerCase())}
      />
    </Field>
  );
}

interface CheckProps {
  checked: boolean;
  onCheck: (checked: boolean) => void;
  children: ComponentChildren;
}

/** A box to be ticked, with its words beside it. */
export function Check({ checked, onCheck, children }: CheckProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onCheck(event.currentTarget.checked)}
      />
      <span>{children}</span>
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

// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";

const kThemes = ["system", "light", "dark"] as const;
type Theme = (typeof kThemes)[number];
const kKey = "openjss-theme";

// A browser may forbid storage: then the choice lasts as long as the page.
function remembered(): Theme {
  try {
    const theme = localStorage.getItem(kKey);
    return kThemes.find((name) => name === theme) ?? "system";
  } catch {
    return "system";
  }
}

function apply(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  try {
    if (theme === "system") localStorage.removeItem(kKey);
    else localStorage.setItem(kKey, theme);
  } catch {
    // It is not remembered.
  }
}

/** Before anything is drawn, so that nothing flashes. */
export function applyRememberedTheme(): void {
  apply(remembered());
}

/** Light, dark, or as the reader's system is. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>(remembered);
  const choose = (name: Theme) => {
    apply(name);
    setTheme(name);
  };
  return (
    <fieldset class="segments">
      <legend class="hidden">Colours</legend>
      {kThemes.map((name) => (
        <label key={name}>
          <input
            type="radio"
            name="theme"
            value={name}
            checked={theme === name}
            onChange={() => choose(name)}
          />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}

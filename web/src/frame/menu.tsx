// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from "preact/hooks";
import type { View } from "./view";

/** What the menu needs to know of a view. */
type Entry = Pick<View, "id" | "name" | "group">;

interface MenuProps {
  /** Those that are offered. */
  views: readonly Entry[];
  current: Entry;
}

/** The views by group: a list beside the page, on a phone behind one button. */
export function Menu({ views, current }: MenuProps) {
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [current]);
  const groups = [...new Set(views.map((view) => view.group))];
  return (
    <nav class="menu" aria-label="Views">
      <button
        type="button"
        class="menu-button"
        aria-expanded={open}
        aria-controls="views"
        onClick={() => setOpen(!open)}
      >
        <span>{current.name}</span>
        <span aria-hidden="true">{open ? "▴" : "▾"}</span>
      </button>
      <div id="views" class={open ? "views open" : "views"} onClick={() => setOpen(false)}>
        {groups.map((group) => (
          <Group key={group} name={group} views={views} current={current} />
        ))}
      </div>
    </nav>
  );
}

function Group({
  name,
  views,
  current,
}: {
  name: string;
  views: readonly Entry[];
  current: Entry;
}) {
  const inside = views.filter((view) => view.group === name);
  if (inside.length === 0) return null;
  return (
    <section>
      <h2>{name}</h2>
      <ul>
        {inside.map((view) => (
          <li key={view.id}>
            <a href={`#${view.id}`} aria-current={view === current ? "page" : undefined}>
              {view.name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

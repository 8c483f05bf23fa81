// SPDX-License-Identifier: Apache-2.0
// Addresses of places in the page: what stands behind the # is a view and where in it. Ids come
// from files and may hold anything.

export function addressOf(view: string, place = ""): string {
  return place === "" ? `#${view}` : `#${view}/${encodeURIComponent(place)}`;
}

export interface Place {
  view: string;
  rest: string;
}

export function placeOf(hash: string): Place {
  const [, view = "", rest = ""] = /^#?([^/]*)\/?(.*)$/s.exec(hash) ?? [];
  return { view, rest: decoded(rest) };
}

// What somebody typed by hand may be no encoding at all.
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// SPDX-License-Identifier: Apache-2.0
// Which view the address names: `#rules/gate.outcomes` is the view `rules` at `gate.outcomes`.
import { useEffect, useState } from "preact/hooks";

export interface Route {
  view: string;
  rest: string;
}

export function routeOf(hash: string): Route {
  const [view = "", ...rest] = decodeURIComponent(hash.replace(/^#/, "")).split("/");
  return { view, rest: rest.join("/") };
}

export function useRoute(): Route {
  const [route, setRoute] = useState(routeOf(location.hash));
  useEffect(() => {
    const onChange = () => setRoute(routeOf(location.hash));
    addEventListener("hashchange", onChange);
    return () => removeEventListener("hashchange", onChange);
  }, []);
  return route;
}

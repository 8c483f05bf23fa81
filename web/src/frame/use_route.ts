// SPDX-License-Identifier: Apache-2.0
// Which view the address names: `#rules/gate.outcomes` is the view `rules` at `gate.outcomes`.
import { useEffect, useState } from "preact/hooks";
import { placeOf, type Place } from "../components/address";

export function useRoute(): Place {
  const [route, setRoute] = useState(placeOf(location.hash));
  useEffect(() => {
    const onChange = () => setRoute(placeOf(location.hash));
    addEventListener("hashchange", onChange);
    return () => removeEventListener("hashchange", onChange);
  }, []);
  return route;
}

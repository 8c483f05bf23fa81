// SPDX-License-Identifier: Apache-2.0
import { addressOf } from "../components/address";

/**
 * Where staff sees one freelancer: the path says who, the rest which view. With its slash no id
 * looks like the name of a file.
 */
export function personAddress(freelancer: string, view = "score", place = ""): string {
  return `/freelancers/${encodeURIComponent(freelancer)}/${addressOf(view, place)}`;
}

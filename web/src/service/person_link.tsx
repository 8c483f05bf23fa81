// SPDX-License-Identifier: Apache-2.0
import { personAddress } from "./person_address";

interface PersonLinkProps {
  freelancer: string;
  view?: string;
  place?: string;
}

/** Leads to a freelancer's score and its reasons. */
export function PersonLink({ freelancer, view, place }: PersonLinkProps) {
  return (
    <a href={personAddress(freelancer, view, place)}>
      <bdi>{freelancer}</bdi>
    </a>
  );
}

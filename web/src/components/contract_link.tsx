// SPDX-License-Identifier: Apache-2.0
import { addressOf } from "./address";

/** A contract by its name, leading to what is known of it. */
export function ContractLink({ contract, name }: { contract: string; name: string | undefined }) {
  return <a href={addressOf("contracts", contract)}>{name || contract}</a>;
}

// SPDX-License-Identifier: Apache-2.0

/** A contract by its name, leading to what is known of it. */
export function ContractLink({ contract, name }: { contract: string; name?: string }) {
  return <a href={`#contracts/${encodeURIComponent(contract)}`}>{name || contract}</a>;
}

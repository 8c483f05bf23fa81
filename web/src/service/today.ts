// SPDX-License-Identifier: Apache-2.0

/** Today as the service reckons days, in UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

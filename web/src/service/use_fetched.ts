// SPDX-License-Identifier: Apache-2.0
// Answers of the service itself, which are about no single score.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Refusal, Values } from "./api";
import { useAccount } from "./use_account";

export interface Fetched<T> {
  /** Stays while the next one is awaited. */
  value: T | null;
  refusal: Refusal | null;
  waiting: boolean;
  /** Asks once more, such as after something was changed here. */
  again: () => void;
}

/** Asks whenever the address changes. A null path asks nothing. */
export function useFetched<T>(path: string | null, query: Values = {}): Fetched<T> {
  const { api } = useAccount();
  const [round, setRound] = useState(0);
  const [told, setTold] = useState<Omit<Fetched<T>, "again">>({
    value: null,
    refusal: null,
    waiting: path !== null,
  });
  const key = JSON.stringify([path, query, round]);
  useEffect(() => {
    if (path === null) return undefined;
    const stop = new AbortController();
    setTold((before) => ({ ...before, waiting: true }));
    void api.get(path, query, stop.signal).then(({ text, refusal }) => {
      if (stop.signal.aborted) return;
      setTold({ value: refusal ? null : (JSON.parse(text) as T), refusal, waiting: false });
    });
    return () => stop.abort();
  }, [key, api]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return { ...told, again };
}

export interface Listed<T> {
  /** Of all pages that were asked for; null before the first. */
  rows: readonly T[] | null;
  /** Asks for the next page; null where there is none. */
  more: (() => void) | null;
  refusal: Refusal | null;
  waiting: boolean;
  /** Begins anew with the first page. */
  again: () => void;
}

interface Told<T> {
  rows: readonly T[] | null;
  next: string;
  refusal: Refusal | null;
  waiting: boolean;
}

/**
 * A list that comes in pages under its member's name, from what follows `first` on.
 */
export function useListed<T>(
  path: string,
  member: string,
  query: Values = {},
  first = "",
): Listed<T> {
  const { api } = useAccount();
  const [round, setRound] = useState(0);
  const [told, setTold] = useState<Told<T>>({ rows: null, next: "", refusal: null, waiting: true });
  const stop = useRef(new AbortController());
  const key = JSON.stringify([path, member, query, first, round]);
  const load = async (before: readonly T[], after: string) => {
    const { signal } = stop.current;
    setTold((last) => ({ ...last, waiting: true }));
    const { text, refusal } = await api.get(path, { ...query, after }, signal);
    if (signal.aborted) return;
    if (refusal) return setTold({ rows: before, next: "", refusal, waiting: false });
    const page = JSON.parse(text) as Record<string, unknown>;
    const rows = [...before, ...((page[member] ?? []) as readonly T[])];
    setTold({ rows, next: String(page["next"] ?? ""), refusal, waiting: false });
  };
  useEffect(() => {
    stop.current = new AbortController();
    void load([], first);
    return () => stop.current.abort();
  }, [key, api]);
  const { rows, next, refusal, waiting } = told;
  const more = next === "" || waiting ? null : () => void load(rows ?? [], next);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return { rows, more, refusal, waiting, again };
}

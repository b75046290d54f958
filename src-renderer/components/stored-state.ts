import { useCallback, useState } from 'react';

/** A number that this PC remembers between visits (a panel's width, a zoom). Falls back when storage is not allowed. */
export function useStoredNumber(key: string, fallback: number): [number, (value: number) => void] {
  const [value, setValue] = useState(() => readNumber(key, fallback));
  const store = useCallback(
    (next: number) => {
      setValue(next);
      writeStored(key, String(next));
    },
    [key],
  );
  return [value, store];
}

/** A yes or no that this PC remembers between visits. */
export function useStoredFlag(key: string, fallback: boolean): [boolean, (value: boolean) => void] {
  const [value, setValue] = useStoredNumber(key, fallback ? 1 : 0);
  return [value === 1, (next) => setValue(next ? 1 : 0)];
}

/** A text that this PC remembers between visits. */
export function useStoredText(key: string, fallback: string): [string, (value: string) => void] {
  const [value, setValue] = useState(() => readStored(key) ?? fallback);
  const store = useCallback(
    (next: string) => {
      setValue(next);
      writeStored(key, next);
    },
    [key],
  );
  return [value, store];
}

function readNumber(key: string, fallback: number): number {
  const stored = Number(readStored(key) ?? Number.NaN);
  return Number.isFinite(stored) ? stored : fallback;
}

/** What this PC remembers under a name; null when nothing, or when storage is switched off. */
export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Has this PC remember a text; without storage it lasts as long as the window. */
export function writeStored(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above: nothing to do, the value lives in memory.
  }
}

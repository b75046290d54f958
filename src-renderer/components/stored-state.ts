import { useCallback, useState } from 'react';

/** A number that this PC remembers between visits (a panel's width, a zoom). Falls back when storage is not allowed. */
export function useStoredNumber(key: string, fallback: number): [number, (value: number) => void] {
  const [value, setValue] = useState(() => readNumber(key, fallback));
  const store = useCallback(
    (next: number) => {
      setValue(next);
      write(key, String(next));
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

function readNumber(key: string, fallback: number): number {
  try {
    const stored = Number(localStorage.getItem(key) ?? Number.NaN);
    return Number.isFinite(stored) ? stored : fallback;
  } catch {
    // Storage can be switched off; the setting then lasts as long as the window.
    return fallback;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above: nothing to do, the value lives in memory.
  }
}

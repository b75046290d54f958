import { useEffect, useState } from 'react';

/** `value` once it has stood still for `pauseMs`: for what is asked while someone types. */
export function useDelayed<Value>(value: Value, pauseMs: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);
  return settled;
}

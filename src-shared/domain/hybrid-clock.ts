/** One reading of the hybrid logical clock: wall-clock milliseconds, then a counter for what falls in the same one. */
export type ClockReading = { milliseconds: number; counter: number };

const counterLimit = 0xffff;

/** The next reading: never at or before `last`, however far back the wall clock went. */
export function tickClock(last: ClockReading, nowMs: number): ClockReading {
  const milliseconds = Math.max(0, Math.floor(nowMs));
  if (milliseconds > last.milliseconds) return { milliseconds, counter: 0 };
  if (last.counter < counterLimit) return { milliseconds: last.milliseconds, counter: last.counter + 1 };
  return { milliseconds: last.milliseconds + 1, counter: 0 };
}

/** Text that sorts as time does: 12 hexadecimal digits of milliseconds, 4 of counter, then the device. */
export function formatClock(reading: ClockReading, deviceId: string): string {
  const milliseconds = reading.milliseconds.toString(16).padStart(12, '0');
  return `${milliseconds}-${reading.counter.toString(16).padStart(4, '0')}-${deviceId}`;
}

/** Whether a text is a clock's, of any device. */
export function isClock(text: string): boolean {
  return /^[0-9a-f]{12}-[0-9a-f]{4}-[\w-]{1,64}$/.test(text);
}

/** The reading inside a clock text; the zero reading for text of any other shape. */
export function parseClock(text: string): ClockReading {
  const match = /^([0-9a-f]{12})-([0-9a-f]{4})-/.exec(text);
  if (match === null) return { milliseconds: 0, counter: 0 };
  return { milliseconds: Number.parseInt(match[1]!, 16), counter: Number.parseInt(match[2]!, 16) };
}

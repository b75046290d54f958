/** How fast a recording may be heard; 1 is as it was spoken. */
export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;

/** The speed before or after, the last one staying. */
export function stepSpeed(speed: number, step: -1 | 1): number {
  const place = speeds.findIndex((known) => known >= speed);
  return speeds[Math.min(speeds.length - 1, Math.max(0, place + step))] ?? 1;
}

/** Wall-clock time in milliseconds since 1970. */
export type Clock = { now(): number };

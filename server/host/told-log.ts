import type { DistrictLog, LogName } from '../../src-shared/ports/district-log.ts';

type LogListener = (log: LogName) => void;

/** A log that tells where something was written. */
export function createToldLog(log: DistrictLog): { log: DistrictLog; onWritten: (listener: LogListener) => void } {
  const listeners: LogListener[] = [];
  return {
    log: {
      ...log,
      async write(name, work) {
        const result = await log.write(name, work);
        for (const listener of listeners) listener(name);
        return result;
      },
    },
    onWritten: (listener) => void listeners.push(listener),
  };
}

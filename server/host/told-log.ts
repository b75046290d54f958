import type { DistrictLog, LogName } from '../../src-shared/ports/district-log.ts';

type LogListener = (log: LogName) => void;

/** A log that tells where something may have been added. */
export function createToldLog(log: DistrictLog): { log: DistrictLog; onWritten: (listener: LogListener) => void } {
  const listeners: LogListener[] = [];
  return {
    log: {
      ...log,
      async write(name, work) {
        let isAdded = false;
        const result = await log.write(name, (writing) =>
          work({
            ...writing,
            append(operations) {
              isAdded ||= operations.length > 0;
              return writing.append(operations);
            },
          }),
        );
        if (isAdded) for (const listener of listeners) listener(name);
        return result;
      },
    },
    onWritten: (listener) => void listeners.push(listener),
  };
}

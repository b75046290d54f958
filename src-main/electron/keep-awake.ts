import type { PowerSaveBlocker } from 'electron';
import type { HostOptions } from '../host/create-local-host.ts';

/** Asks the system not to suspend; it lets go by itself when the program ends. */
export function createWakefulness(powerSaveBlocker: PowerSaveBlocker): NonNullable<HostOptions['wakefulness']> {
  let kept: number | null = null;
  return {
    keep() {
      kept ??= powerSaveBlocker.start('prevent-app-suspension');
    },
    release() {
      if (kept !== null) powerSaveBlocker.stop(kept);
      kept = null;
    },
  };
}

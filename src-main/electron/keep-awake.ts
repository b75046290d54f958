import type { PowerSaveBlocker } from 'electron';
import type { Wakefulness } from '../../src-shared/ports/wakefulness.ts';

/** Asks the system not to suspend; it lets go by itself when the program ends. */
export function createWakefulness(powerSaveBlocker: PowerSaveBlocker): Wakefulness {
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

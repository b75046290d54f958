import { columnKey } from '../../domain/district/shown-planilla.ts';
import type { Clock } from '../../ports/clock.ts';
import type { BareRow, ShownReading } from './read-shown-rows.ts';

/** The rows of schools that somebody lately looked for something in, as long as their libraries stay as they were. */
export type RememberedRows = {
  /** As they were read before, where they would be the same again. */
  rowsOf(reading: ShownReading, read: () => Promise<readonly BareRow[]>): Promise<readonly BareRow[]>;
  /** Forgets those that nobody used for half an hour. */
  forgetIdle(): void;
};

type Kept = { rows: readonly BareRow[]; cells: number; standing: string; usedMs: number };

/** A hundred megabytes or two: what is beyond is read each time. */
const mostCells = 1_500_000;
const idleMs = 30 * 60_000;

/** Keeps rows in memory alone, no more of them than fit, and none for long that nobody uses. */
export function rememberRows(clock: Clock): RememberedRows {
  const kept = new Map<string, Kept>();
  let cells = 0;

  function forget(name: string): void {
    cells -= kept.get(name)?.cells ?? 0;
    kept.delete(name);
  }

  function forgetIdle(): void {
    for (const [name, { usedMs }] of kept) if (usedMs < clock.now() - idleMs) forget(name);
  }

  function keep(name: string, fresh: Kept): void {
    forgetIdle();
    if (cells + fresh.cells > mostCells) return;
    cells += fresh.cells;
    kept.set(name, fresh);
  }

  return {
    async rowsOf(reading, read) {
      const name = JSON.stringify([reading.school.id, reading.kin]);
      const standing = standingOf(reading);
      const found = kept.get(name);
      if (found?.standing === standing) {
        found.usedMs = clock.now();
        return found.rows;
      }
      const rows = await read();
      forget(name);
      keep(name, { rows, cells: rows.length * reading.columns.length, standing, usedMs: clock.now() });
      return rows;
    },
    forgetIdle,
  };
}

/** All that says whether rows would be the same again. */
function standingOf({ school, planillaIds, columns, followedMs }: ShownReading): string {
  return JSON.stringify([school.name, planillaIds, columns.map(columnKey), followedMs]);
}

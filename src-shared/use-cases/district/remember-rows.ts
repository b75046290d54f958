import { columnKey } from '../../domain/district/shown-planilla.ts';
import type { Clock } from '../../ports/clock.ts';
import type { BareRow, ShownReading } from './read-shown-rows.ts';

/** The rows of schools that somebody lately looked for something in, as long as their libraries stay as they were. */
export type RememberedRows = (
  reading: ShownReading,
  read: () => Promise<readonly BareRow[]>,
) => Promise<readonly BareRow[]>;

type Kept = { rows: readonly BareRow[]; cells: number; standing: string; usedMs: number };

/** A hundred megabytes or two: what is beyond is read each time. */
const mostCells = 1_500_000;
const idleMs = 30 * 60_000;

/** Keeps rows in memory alone, no more of them than fit: those that nobody used for long make room for others. */
export function rememberRows(clock: Clock): RememberedRows {
  const kept = new Map<string, Kept>();
  let cells = 0;

  function forget(name: string): void {
    cells -= kept.get(name)?.cells ?? 0;
    kept.delete(name);
  }

  function keep(name: string, fresh: Kept): void {
    for (const [other, { usedMs }] of kept) if (usedMs < fresh.usedMs - idleMs) forget(other);
    if (cells + fresh.cells > mostCells) return;
    cells += fresh.cells;
    kept.set(name, fresh);
  }

  return async (reading, read) => {
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
  };
}

/** All that says whether rows would be the same again. */
function standingOf({ school, planillaIds, columns, followedMs }: ShownReading): string {
  return JSON.stringify([school.name, planillaIds, columns.map(columnKey), followedMs]);
}

import { expect, it } from 'vitest';
import { createId, type RowId } from '../../domain/identifiers.ts';
import type { BareRow, ShownReading } from './read-shown-rows.ts';
import { rememberRows } from './remember-rows.ts';

let nowMs = 0;
const columns = Array.from({ length: 10 }, (_, place) => ({ name: `Columna ${place}`, type: 'text' as const }));

function readingOf(id: string, followedMs = 1): ShownReading {
  return { school: { id, name: `Escuela ${id}` }, planillaIds: ['p'], rows: 1, kin: 'k', columns, followedMs };
}

function rowsOf({ school }: ShownReading, count: number): BareRow[] {
  const row = {
    school,
    planillaId: 'p',
    rowId: createId<RowId>(),
    sourceId: null,
    personId: null,
    values: ['1'],
    states: ['found' as const],
  };
  return Array.from({ length: count }, () => row);
}

/** How often the rows of a reading were read. */
function counting(remembered = rememberRows({ now: () => nowMs })) {
  let reads = 0;
  return async (reading: ShownReading, count = 1) => {
    await remembered.rowsOf(reading, async () => {
      reads += 1;
      return rowsOf(reading, count);
    });
    return reads;
  };
}

it('reads a school’s rows once, until its library, its name or the columns asked for are others', async () => {
  const reads = counting();
  expect([await reads(readingOf('a')), await reads(readingOf('a')), await reads(readingOf('b'))]).toEqual([1, 1, 2]);
  expect(await reads(readingOf('a', 2))).toBe(3);
  expect(await reads({ ...readingOf('a', 2), columns: columns.slice(1) })).toBe(4);
  expect(await reads({ ...readingOf('a', 2), columns: columns.slice(1) })).toBe(4);
  expect(await reads({ ...readingOf('b'), school: { id: 'b', name: 'Otra' } })).toBe(5);
});

it('keeps no more than fits, and makes room of what nobody used for half an hour', async () => {
  const reads = counting();
  await reads(readingOf('grande'), 100_000);
  await reads(readingOf('mediana'), 60_000);
  expect(await reads(readingOf('grande'), 100_000)).toBe(2);
  expect(await reads(readingOf('mediana'), 60_000)).toBe(3);
  nowMs += 31 * 60_000;
  expect(await reads(readingOf('mediana'), 60_000)).toBe(4);
  expect(await reads(readingOf('mediana'), 60_000)).toBe(4);
  expect(await reads(readingOf('grande'), 100_000)).toBe(5);
});

it('holds nothing of a school in which nobody looked for anything for half an hour', async () => {
  const remembered = rememberRows({ now: () => nowMs });
  const reads = counting(remembered);
  await reads(readingOf('a'));
  nowMs += 29 * 60_000;
  remembered.forgetIdle();
  expect(await reads(readingOf('a'))).toBe(1);
  nowMs += 31 * 60_000;
  remembered.forgetIdle();
  expect(await reads(readingOf('a'))).toBe(2);
});

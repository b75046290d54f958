import type { PaperGroup } from '../../../src-shared/domain/paper-groups.ts';

/** A group with its place among the groups, the row of its heading and how many papers stand before its own. */
export type PlacedGroup = PaperGroup & {
  id: string;
  place: number;
  row: number;
  firstPaper: number;
  isFolded: boolean;
};

/** Where headings and papers stand: each heading is a row, followed by its papers unless it is folded. */
export type GroupLayout = { rows: number; groups: readonly PlacedGroup[] };

export type Stretch = { from: number; to: number };

/** Places groups one after the other. `folded` holds the ids of those whose papers are not shown. */
export function placeGroups(groups: readonly PaperGroup[], folded: ReadonlySet<string>): GroupLayout {
  let row = 0;
  let firstPaper = 0;
  const placed: PlacedGroup[] = [];
  for (const [place, group] of groups.entries()) {
    const id = group.key ?? '';
    const isFolded = folded.has(id);
    placed.push({ ...group, id, place, row, firstPaper, isFolded });
    row += 1 + (isFolded ? 0 : group.count);
    firstPaper += group.count;
  }
  return { rows: row, groups: placed };
}

/** The group that a row belongs to, as its heading or as one of its papers; undefined past both ends. */
export function groupOfRow({ groups, rows }: GroupLayout, row: number): PlacedGroup | undefined {
  if (row < 0 || row >= rows) return undefined;
  return groups[lastStartingAt(groups, row)];
}

/** Which paper of the whole list stands on a row; null for a heading and past both ends. */
export function paperOfRow(layout: GroupLayout, row: number): number | null {
  const group = groupOfRow(layout, row);
  return group === undefined || group.row === row ? null : group.firstPaper + row - group.row - 1;
}

/** The papers on a stretch of rows, both ends included, as stretches of the whole list. Folded papers are on no row. */
export function papersOfRows({ groups }: GroupLayout, { from, to }: Stretch): Stretch[] {
  const stretches: Stretch[] = [];
  for (let place = Math.max(0, lastStartingAt(groups, from)); place < groups.length; place += 1) {
    const group = groups[place];
    if (group === undefined || group.row > to) break;
    const first = Math.max(from, group.row + 1);
    const last = Math.min(to, group.row + (group.isFolded ? 0 : group.count));
    const shift = group.firstPaper - group.row - 1;
    if (first <= last) stretches.push({ from: first + shift, to: last + shift });
  }
  return stretches;
}

/** The place of the last group whose heading stands on `row` or above it; -1 when there is none. */
function lastStartingAt(groups: readonly PlacedGroup[], row: number): number {
  let low = 0;
  let high = groups.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((groups[middle]?.row ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

import type { PlacedGroup } from './group-layout.ts';

type GroupedRows = { groupOf: (row: number) => PlacedGroup | undefined };

/** What a key does to the groups of a list: fold or unfold one, or take the cursor to a row. */
export type HeadingMove = { fold: PlacedGroup; isFolded: boolean } | { goTo: number };

/**
 * As in a tree: left folds the heading's group or goes from a paper to its heading, right unfolds or goes to the first
 * paper, Enter on a heading does either. Null for a key that is none of the headings'.
 */
export function headingMove(key: string, rows: GroupedRows, cursor: number): HeadingMove | null {
  const group = rows.groupOf(cursor);
  if (group === undefined) return null;
  const isHeading = group.row === cursor;
  if (key === 'ArrowLeft') return isHeading ? { fold: group, isFolded: true } : { goTo: group.row };
  if (!isHeading) return null;
  if (key === 'ArrowRight') return group.isFolded ? { fold: group, isFolded: false } : { goTo: group.row + 1 };
  return key === 'Enter' ? { fold: group, isFolded: !group.isFolded } : null;
}

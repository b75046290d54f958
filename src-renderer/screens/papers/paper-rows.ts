import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import type { SourceListItem } from '../../../src-shared/domain/source.ts';
import { type GroupLayout, groupOfRow, type PlacedGroup, paperOfRow, papersOfRows } from './group-layout.ts';
import type { PaperWindow } from './paper-window.ts';

/** The rows of the list as they are drawn: papers, and the headings of their groups where it has groups. */
export type PaperRows = {
  /** Null until it was told. */
  count: number | null;
  /** The groups of the list; none for a list without. */
  groups: readonly PlacedGroup[];
  /** The paper on a row; undefined for a heading and for one that is on its way. */
  at: (row: number) => SourceListItem | undefined;
  /** The group whose heading is the row. */
  headingAt: (row: number) => PlacedGroup | undefined;
  /** The group that the row is in. */
  groupOf: (row: number) => PlacedGroup | undefined;
  /** The ids of the papers on a stretch of rows, both ends included, also of those not in view. */
  idsBetween: (from: number, to: number) => Promise<SourceId[]>;
  idsOfGroup: (group: PlacedGroup) => Promise<SourceId[]>;
  /** Every paper of the list, those of folded groups too. */
  allIds: () => Promise<SourceId[]>;
};

/** The rows of a list without groups: one a paper. */
export function plainRows({ total, at, idsBetween }: PaperWindow): PaperRows {
  return {
    count: total,
    groups: [],
    at,
    headingAt: () => undefined,
    groupOf: () => undefined,
    idsBetween,
    idsOfGroup: async () => [],
    allIds: () => idsBetween(0, (total ?? 0) - 1),
  };
}

/** The rows of a list in groups. */
export function groupedRows({ at, idsBetween }: PaperWindow, layout: GroupLayout): PaperRows {
  const idsOf = async (stretches: readonly { from: number; to: number }[]) => {
    const ids: SourceId[] = [];
    for (const { from, to } of stretches) ids.push(...(await idsBetween(from, to)));
    return ids;
  };
  const groupOf = (row: number) => groupOfRow(layout, row);
  const last = layout.groups.at(-1);
  return {
    count: layout.rows,
    groups: layout.groups,
    at: (row) => {
      const paper = paperOfRow(layout, row);
      return paper === null ? undefined : at(paper);
    },
    headingAt: (row) => {
      const group = groupOf(row);
      return group?.row === row ? group : undefined;
    },
    groupOf,
    idsBetween: (from, to) => idsOf(papersOfRows(layout, { from, to })),
    idsOfGroup: ({ firstPaper, count }) => idsBetween(firstPaper, firstPaper + count - 1),
    allIds: () => (last ? idsBetween(0, last.firstPaper + last.count - 1) : Promise.resolve([])),
  };
}

/** Which rows are chosen, and from and to which row the last stretch went: as in the file explorer. */
export type Selection<Id> = {
  ids: ReadonlySet<Id>;
  anchor: number;
  cursor: number;
  /** The groups that were chosen whole and still are, by their heading's id. */
  whole: ReadonlySet<string>;
};

const FOLLOWED_ROWS = 100;

/** Nothing chosen. */
export function emptySelection<Id>(): Selection<Id> {
  return { ids: new Set(), anchor: -1, cursor: -1, whole: new Set() };
}

/** A click (or Space) on a row: alone it chooses only that; with Ctrl it adds or takes it away. */
export function chooseRow<Id>(selection: Selection<Id>, row: number, id: Id, ctrl: boolean): Selection<Id> {
  if (!ctrl) return { ids: new Set([id]), anchor: row, cursor: row, whole: new Set() };
  const ids = new Set(selection.ids);
  // Which group a paper that goes belonged to is not known here: no heading claims its group any more.
  const whole = ids.delete(id) ? new Set<string>() : selection.whole;
  if (!selection.ids.has(id)) ids.add(id);
  return { ids, anchor: row, cursor: row, whole };
}

/** A click (or Space) on a heading: the papers of its group alone; with Ctrl they are added, or all taken away. */
export function chooseGroup<Id>(
  selection: Selection<Id>,
  group: { id: string; row: number },
  papers: readonly Id[],
  ctrl: boolean,
): Selection<Id> {
  const at = { anchor: group.row, cursor: group.row };
  if (!ctrl) return { ...at, ids: new Set(papers), whole: new Set([group.id]) };
  const isWhole = papers.every((id) => selection.ids.has(id));
  const ids = new Set(selection.ids);
  const whole = new Set(selection.whole);
  for (const id of papers) {
    if (isWhole) ids.delete(id);
    else ids.add(id);
  }
  if (isWhole) whole.delete(group.id);
  else whole.add(group.id);
  return { ...at, ids, whole };
}

/** The rows of a stretch from the anchor to `row`, both included. */
export function stretchTo<Id>(selection: Selection<Id>, row: number): { from: number; to: number } {
  const anchor = selection.anchor < 0 ? row : selection.anchor;
  return { from: Math.min(anchor, row), to: Math.max(anchor, row) };
}

/** Shift and a row: the stretch from the anchor; with Ctrl it is added to what was chosen. */
export function chooseStretch<Id>(
  selection: Selection<Id>,
  row: number,
  stretch: readonly Id[],
  ctrl: boolean,
): Selection<Id> {
  const anchor = selection.anchor < 0 ? row : selection.anchor;
  if (ctrl) return { ids: new Set([...selection.ids, ...stretch]), anchor, cursor: row, whole: selection.whole };
  return { ids: new Set(stretch), anchor, cursor: row, whole: new Set() };
}

/** The selection with its rows moved to where its one chosen paper went, up to a hundred rows away. */
export function followChosen<Id>(selection: Selection<Id>, idAt: (row: number) => Id | undefined): Selection<Id> {
  const { ids, anchor, cursor, whole } = selection;
  const [only] = ids;
  const there = idAt(anchor);
  if (ids.size !== 1 || only === undefined || there === undefined || there === only) return selection;
  for (let distance = 1; distance <= FOLLOWED_ROWS; distance += 1) {
    for (const by of [distance, -distance]) {
      if (idAt(anchor + by) === only) return { ids, anchor: anchor + by, cursor: cursor + by, whole };
    }
  }
  return selection;
}

/** The row that a key moves to; null for a key that does not move. */
export function rowAfterKey(key: string, cursor: number, count: number, pageRows: number): number | null {
  if (count === 0) return null;
  const clamp = (row: number) => Math.max(0, Math.min(count - 1, row));
  switch (key) {
    case 'ArrowDown':
      return clamp(cursor + 1);
    case 'ArrowUp':
      return clamp(cursor < 0 ? 0 : cursor - 1);
    case 'PageDown':
      return clamp(Math.max(0, cursor) + pageRows);
    case 'PageUp':
      return clamp(cursor - pageRows);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

import { useMemo, useState } from 'react';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import type { PaperSyncState } from '../../../src-shared/domain/sync/conflict.ts';
import { papersOfRows, type Stretch } from './group-layout.ts';
import { groupedRows, type PaperRows, plainRows } from './paper-rows.ts';
import { usePaperWindow } from './paper-window.ts';
import type { PaperFilter, PaperOrder } from './papers-search.ts';
import { usePaperGroups } from './use-paper-groups.ts';
import { usePaperSyncStates } from './use-paper-sync-states.ts';

export type ListedPapers = {
  rows: PaperRows;
  fold: (groupId: string, isFolded: boolean) => void;
  /** Tells which rows are in view: their papers are asked for. */
  setInView: (rows: Stretch) => void;
  /** How far a paper's changes have come; undefined where there is no district, or it is not known yet. */
  syncStateOf: (id: SourceId) => PaperSyncState | undefined;
  error: unknown;
  retry: () => void;
};

/** The rows of the list that `filter` and `order` give, with the headings of their groups where `order` asks for them. */
export function usePaperRows(filter: PaperFilter, order: PaperOrder): ListedPapers {
  const [inView, setInView] = useState<Stretch>({ from: 0, to: 0 });
  const { layout, fold, error, retry } = usePaperGroups(filter, order);
  const stretches = useMemo(() => (layout ? papersOfRows(layout, inView) : [inView]), [layout, inView]);
  const papers = usePaperWindow(filter, order, stretches);
  const rows = useMemo(() => {
    if (order.groupBy === undefined) return plainRows(papers);
    return layout ? groupedRows(papers, layout) : { ...plainRows(papers), count: null };
  }, [order.groupBy, papers, layout]);
  const syncStateOf = usePaperSyncStates(papers.pages);
  return {
    rows,
    fold,
    syncStateOf,
    setInView,
    error: papers.error ?? error,
    retry: () => {
      papers.retry();
      retry();
    },
  };
}

import { useMemo, useState } from 'react';
import { papersOfRows, type Stretch } from './group-layout.ts';
import { groupedRows, type PaperRows, plainRows } from './paper-rows.ts';
import { usePaperWindow } from './paper-window.ts';
import type { PaperFilter, PaperOrder } from './papers-search.ts';
import { usePaperGroups } from './use-paper-groups.ts';

export type ListedPapers = {
  rows: PaperRows;
  fold: (groupId: string, isFolded: boolean) => void;
  /** Tells which rows are in view: their papers are asked for. */
  setInView: (rows: Stretch) => void;
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
  return {
    rows,
    fold,
    setInView,
    error: papers.error ?? error,
    retry: () => {
      papers.retry();
      retry();
    },
  };
}

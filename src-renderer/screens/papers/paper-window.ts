import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import type { SourceListItem } from '../../../src-shared/domain/source.ts';
import { useApi } from '../../client/api-context.tsx';
import type { Stretch } from './group-layout.ts';
import type { PaperFilter, PaperOrder } from './papers-search.ts';

const PAGE_SIZE = 200;
const RANGE_LIMIT = 500;

/** Part of a long list: the rows that are in view are here, the others come when they are scrolled to. */
export type PaperWindow = {
  total: number | null;
  at: (row: number) => SourceListItem | undefined;
  /** The ids of a stretch of rows, both ends included, also of those not in view. */
  idsBetween: (from: number, to: number) => Promise<SourceId[]>;
  /** The ids of the pages that are here. */
  pages: SourceId[][];
  error: unknown;
  retry: () => void;
};

/** The papers of a filter in an order, asked for a page at a time around the stretches that are in view. */
export function usePaperWindow(filter: PaperFilter, order: PaperOrder, visible: readonly Stretch[]): PaperWindow {
  const api = useApi();
  const cache = useQueryClient();
  const pages = useMemo(() => pagesOf(visible), [visible]);
  const answers = useQueries({
    queries: pages.map((page) =>
      api.sources.list.queryOptions({
        input: { filter, order, offset: page * PAGE_SIZE, limit: PAGE_SIZE },
      }),
    ),
  });
  const idsBetween = useCallback(
    async (from: number, to: number) => {
      const ids: SourceId[] = [];
      for (let offset = from; offset <= to; offset += RANGE_LIMIT) {
        const limit = Math.min(RANGE_LIMIT, to - offset + 1);
        const part = await cache.fetchQuery(
          api.sources.list.queryOptions({ input: { filter, order, offset, limit }, staleTime: 5_000 }),
        );
        ids.push(...part.items.map((item) => item.id));
      }
      return ids;
    },
    [api, cache, filter, order],
  );
  const failed = answers.find((answer) => answer.isError);
  const total = useLastKnown(answers.find((answer) => answer.data)?.data?.total ?? null);
  return useMemo(
    () => ({
      total,
      at: (row) => answers[pages.indexOf(Math.floor(row / PAGE_SIZE))]?.data?.items[row % PAGE_SIZE],
      idsBetween,
      pages: answers.map(({ data }) => data?.items.map(({ id }) => id) ?? []),
      error: failed?.error ?? null,
      retry: () => {
        for (const answer of answers) if (answer.isError) void answer.refetch();
      },
    }),
    [total, answers, pages, idsBetween, failed],
  );
}

/** The pages that hold these stretches; the first one where nothing is in view, for its count. */
function pagesOf(visible: readonly Stretch[]): number[] {
  const pages = new Set<number>();
  for (const { from, to } of visible) {
    for (let page = Math.floor(from / PAGE_SIZE); page <= Math.floor(to / PAGE_SIZE); page += 1) pages.add(page);
  }
  return pages.size > 0 ? [...pages] : [0];
}

/** The last count that was told: the list keeps its length while other rows are on their way. */
function useLastKnown(value: number | null): number | null {
  const [known, setKnown] = useState(value);
  useEffect(() => {
    if (value !== null) setKnown(value);
  }, [value]);
  return value ?? known;
}

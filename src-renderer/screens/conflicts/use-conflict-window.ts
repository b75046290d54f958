import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Conflict } from '../../../src-shared/domain/sync/conflict.ts';
import { useApi } from '../../client/api-context.tsx';

const PAGE_SIZE = 50;

/** The conflicts of a stretch of the list, and of the row that is looked at, asked for a page at a time. */
export function useConflictWindow(rows: { from: number; to: number; current: number }) {
  const api = useApi();
  const { from, to, current } = rows;
  const pages = useMemo(() => {
    const wanted = new Set([Math.floor(current / PAGE_SIZE)]);
    for (let page = Math.floor(from / PAGE_SIZE); page <= Math.floor(to / PAGE_SIZE); page += 1) wanted.add(page);
    return [...wanted];
  }, [from, to, current]);
  const answers = useQueries({
    queries: pages.map((page) =>
      api.conflicts.list.queryOptions({ input: { offset: page * PAGE_SIZE, limit: PAGE_SIZE } }),
    ),
  });
  const failed = answers.find((answer) => answer.isError);
  return {
    at: (row: number): Conflict | undefined =>
      answers[pages.indexOf(Math.floor(row / PAGE_SIZE))]?.data?.items[row % PAGE_SIZE],
    error: failed?.error ?? null,
    retry: () => {
      for (const answer of answers) if (answer.isError) void answer.refetch();
    },
  };
}

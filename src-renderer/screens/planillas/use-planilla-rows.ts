import { type QueryClient, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { GridRow } from '../../../src-shared/contract/planillas-contract.ts';
import type { PlanillaId } from '../../../src-shared/domain/identifiers.ts';
import { hasEnded, type Job } from '../../../src-shared/domain/job.ts';
import { type ApiQueries, useApi, useClient } from '../../client/api-context.tsx';
import { keepSameRows } from './keep-same-rows.ts';

/** The first rows come alone, so that a big grid is on screen at once; the rest in large pages. */
const FIRST_ROWS = 200;
const PAGE_ROWS = 4000;
const REFRESH_EVERY_MS = 1500;
/** A grid that takes long to bring is brought less often while it fills. */
const REFRESH_COST_FACTOR = 4;
/** Up to this many rows are asked for on their own after a change; more bring the whole grid. */
const PATCH_SPAN = 200;

type RowsAnswer = { rows: GridRow[]; total: number };

/** The rows of a planilla, asked again as a running fill brings them. */
export function usePlanillaRows(planillaId: PlanillaId, fill: Job | null): UseQueryResult<RowsAnswer> {
  const api = useApi();
  const client = useClient();
  const cache = useQueryClient();
  const queryKey = api.planillas.rows.queryKey({ input: rowsInput(planillaId) });
  const query = useQuery<RowsAnswer>({
    queryKey,
    queryFn: ({ signal }) =>
      allRows(
        (page) => client.planillas.rows({ planillaId, ...page }, { signal }),
        (first) => cache.setQueryData<RowsAnswer>(queryKey, (known) => known ?? first),
      ),
    structuralSharing: (before, after) => keepSameRows(before as RowsAnswer | undefined, after as RowsAnswer),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const started = useRef(0);
  const cost = useRef(0);
  const { isFetching, refetch } = query;
  useEffect(() => {
    if (isFetching) started.current = performance.now();
    else if (started.current > 0) cost.current = performance.now() - started.current;
  }, [isFetching]);
  const fillId = fill?.id;
  useEffect(() => {
    if (!fillId || isFetching) return;
    const timer = setTimeout(() => void refetch(), Math.max(REFRESH_EVERY_MS, cost.current * REFRESH_COST_FACTOR));
    return () => clearTimeout(timer);
  }, [fillId, isFetching, refetch]);
  return query;
}

/** The fill of this planilla that runs, waits for its turn or is paused; null when there is none. */
export function useOpenFill(planillaId: PlanillaId): Job | null {
  const api = useApi();
  const jobs = useQuery(api.jobs.list.queryOptions());
  return jobs.data?.find((job) => job.type === 'fill-planilla' && !hasEnded(job) && job.subject === planillaId) ?? null;
}

/** The fill unless it is paused: cells that wait for the night are not being filled. */
export function whileFilling(fill: Job | null): Job | null {
  return fill?.state === 'paused' ? null : fill;
}

/**
 * Asks again for what a change of some cells touched (those rows alone where they are near each other, and the counts)
 * and gives the rows as they are then.
 */
export function useRefreshRows(planillaId: PlanillaId): (rowIds: ReadonlySet<string>) => Promise<readonly GridRow[]> {
  const api = useApi();
  const client = useClient();
  const cache = useQueryClient();
  return useCallback(
    async (rowIds) => {
      const key = api.planillas.rows.queryKey({ input: rowsInput(planillaId) });
      const known = cache.getQueryData<RowsAnswer>(key);
      const span = known ? spanOf(known.rows, rowIds) : null;
      if (!span) await cache.invalidateQueries({ queryKey: key });
      else {
        const { rows } = await client.planillas.rows({ planillaId, ...span });
        cache.setQueryData<RowsAnswer>(key, (now) => now && { ...now, rows: withRows(now.rows, rows) });
      }
      void refreshCounts(cache, api);
      return cache.getQueryData<RowsAnswer>(key)?.rows ?? [];
    },
    [api, client, cache, planillaId],
  );
}

function rowsInput(planillaId: PlanillaId) {
  return { planillaId };
}

type RowPage = { offset: number; limit: number };

async function allRows(
  bring: (page: RowPage) => Promise<RowsAnswer>,
  onFirst: (first: RowsAnswer) => void,
): Promise<RowsAnswer> {
  const first = await bring({ offset: 0, limit: FIRST_ROWS });
  if (first.rows.length >= first.total) return first;
  onFirst(first);
  const rows = [...first.rows];
  while (rows.length < first.total) {
    const page = await bring({ offset: rows.length, limit: PAGE_ROWS });
    if (page.rows.length === 0) break;
    rows.push(...page.rows);
  }
  return { rows, total: first.total };
}

function spanOf(rows: readonly GridRow[], ids: ReadonlySet<string>): { offset: number; limit: number } | null {
  const first = rows.findIndex((row) => ids.has(row.id));
  const last = rows.findLastIndex((row) => ids.has(row.id));
  const limit = last - first + 1;
  return first >= 0 && limit <= PATCH_SPAN ? { offset: first, limit } : null;
}

function withRows(rows: GridRow[], fresh: readonly GridRow[]): GridRow[] {
  const byId = new Map(fresh.map((row) => [row.id, row]));
  return rows.map((row) => byId.get(row.id) ?? row);
}

async function refreshCounts(cache: QueryClient, api: ApiQueries): Promise<void> {
  await Promise.all([
    cache.invalidateQueries({ queryKey: api.planillas.list.key() }),
    cache.invalidateQueries({ queryKey: api.planillas.get.key() }),
    cache.invalidateQueries({ queryKey: api.library.status.key() }),
  ]);
}

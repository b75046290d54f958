import { useQueries, useQuery } from '@tanstack/react-query';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import type { PaperSyncState } from '../../../src-shared/domain/sync/conflict.ts';
import { useApi } from '../../client/api-context.tsx';

/**
 * How far the changes of papers have come, asked for a page at a time; of nothing while this PC is in no district, where
 * there is nowhere to come to.
 */
export function usePaperSyncStates(
  pages: readonly (readonly SourceId[])[],
): (id: SourceId) => PaperSyncState | undefined {
  const api = useApi();
  const news = useQuery(api.district.news.queryOptions());
  const isInDistrict = news.data !== undefined && news.data.inStep !== null;
  const answers = useQueries({
    queries: pages.map((sourceIds) =>
      api.conflicts.paperStates.queryOptions({
        input: { sourceIds: [...sourceIds] },
        enabled: isInDistrict && sourceIds.length > 0,
      }),
    ),
  });
  const states = new Map(
    answers.flatMap(({ data }) => data ?? []).map(({ sourceId, state }) => [sourceId, state] as const),
  );
  return (id) => states.get(id);
}

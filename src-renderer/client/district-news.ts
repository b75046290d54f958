import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useApi, useCapabilities } from './api-context.tsx';
import { refreshAll } from './refresh.ts';

const LOOK_EVERY_MS = 1_000;
/** Where each look goes over the network. */
const LOOK_FROM_AFAR_EVERY_MS = 3_000;

/**
 * Refreshes what is on screen when changes of others have come from the district, and what is told of the district
 * when it was tried or something waits to be sent.
 *
 * @returns Whether nobody answered the last time.
 */
export function useDistrictNews(): boolean {
  const api = useApi();
  const cache = useQueryClient();
  const refetchInterval = useCapabilities().libraryIsHere ? LOOK_EVERY_MS : LOOK_FROM_AFAR_EVERY_MS;
  const { data: news, isError } = useQuery(api.district.news.queryOptions({ refetchInterval }));
  const seen = useRef(news);
  useEffect(() => {
    const before = seen.current;
    seen.current = news;
    if (before === undefined || news === undefined) return;
    if (news.received !== before.received) void refreshAll(cache);
    else if (news.tries !== before.tries || news.inStep?.outbox !== before.inStep?.outbox) {
      for (const queryKey of [api.district.status.key(), api.conflicts.key(), api.library.status.key()]) {
        void cache.invalidateQueries({ queryKey });
      }
    }
  }, [api, cache, news]);
  return isError;
}

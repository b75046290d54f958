import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { errorCodeOf } from './error-text.ts';

/**
 * The cache of answers. Offline is the normal case: nothing here looks at whether there is a network.
 *
 * @param onError Hears of whatever fails, besides the one who asked.
 */
export function createQueryClient(onError: (error: unknown) => void = () => undefined): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 10_000,
        retry: (failures, error) => errorCodeOf(error) === null && failures < 1,
        retryDelay: 600,
      },
      mutations: { networkMode: 'always' },
    },
  });
}

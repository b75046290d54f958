import { QueryClient } from '@tanstack/react-query';
import { errorCodeOf } from './error-text.ts';

/** The cache of answers. Offline is the normal case: nothing here looks at whether there is a network. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
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

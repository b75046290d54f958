import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** Answers that only a new reading changes, that are asked for by hand, or that go through every paper. */
const LASTING = new Set([
  'sources.pageImage',
  'sources.content',
  'library.doctor',
  'library.capabilities',
  'rights.toReview',
]);

/** What is worth asking again while a job runs: small answers that show it advance. */
const LIGHT = new Set([
  'library.status',
  'sources.list',
  'sources.groups',
  'sources.counts',
  'planillas.list',
  'people.suggestedMatches',
  'actas.get',
  'chats.files',
]);

/** "sources.list" of a query key that oRPC built. */
function procedureOf(queryKey: QueryKey): string {
  const path = queryKey[0];
  return Array.isArray(path) ? path.join('.') : String(path);
}

/** Asks again for everything on screen that a change may have touched. */
export function refreshAll(cache: QueryClient): Promise<void> {
  return cache.invalidateQueries({ predicate: (query) => !LASTING.has(procedureOf(query.queryKey)) });
}

/** Asks again for the little that shows a running job advance. */
export function refreshLight(cache: QueryClient): Promise<void> {
  return cache.invalidateQueries({ predicate: (query) => LIGHT.has(procedureOf(query.queryKey)) });
}

/** Throws away the pictures and pages of papers that were read again. */
export function forgetPages(cache: QueryClient): Promise<void> {
  return cache.invalidateQueries({
    predicate: (query) => ['sources.page', 'sources.pageImage'].includes(procedureOf(query.queryKey)),
  });
}

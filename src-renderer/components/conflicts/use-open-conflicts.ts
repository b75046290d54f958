import { useQuery } from '@tanstack/react-query';
import type { RegisterName } from '../../../src-shared/domain/sync/conflict.ts';
import { useApi } from '../../client/api-context.tsx';

const none: readonly RegisterName[] = [];

/** Where there are conflicts, the oldest first. One question for all that is on screen. */
export function useOpenConflicts(): readonly RegisterName[] {
  return useQuery(useApi().conflicts.registers.queryOptions()).data ?? none;
}

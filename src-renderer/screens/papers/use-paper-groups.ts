import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { z } from 'zod';

import { type PaperGrouping, paperGroupingSchema } from '../../../src-shared/domain/paper-groups.ts';
import { useApi } from '../../client/api-context.tsx';
import { useStoredText } from '../../components/stored-state.ts';
import { type GroupLayout, placeGroups } from './group-layout.ts';
import type { PaperFilter, PaperOrder } from './papers-search.ts';

/** What this PC groups the list by; undefined for nothing. */
export function useGrouping(): [PaperGrouping | undefined, (groupBy: PaperGrouping | undefined) => void] {
  const [stored, store] = useStoredText('papers:group', '');
  const groupBy = paperGroupingSchema.safeParse(stored).data;
  return [groupBy, (next) => store(next ?? '')];
}

export type PaperGroups = {
  /** Null for a list without groups, and until they were told. */
  layout: GroupLayout | null;
  fold: (groupId: string, isFolded: boolean) => void;
  error: unknown;
  retry: () => void;
};

/** The groups of the list that `filter` and `order` give, and which of them this PC keeps folded. */
export function usePaperGroups(filter: PaperFilter, order: PaperOrder): PaperGroups {
  const api = useApi();
  const { groupBy } = order;
  const groups = useQuery(
    api.sources.groups.queryOptions({
      input: { filter, order: { ...order, groupBy: groupBy ?? 'folder' } },
      enabled: groupBy !== undefined,
      // The order may change under a list that stays; its groups are the same or the other way round.
      placeholderData: keepPreviousData,
    }),
  );
  const [folded, setFolded] = useFolded(groupBy ?? '');
  const found = groupBy === undefined ? undefined : groups.data;
  const layout = useMemo(() => found && placeGroups(found, folded), [found, folded]);
  const fold = useCallback(
    (groupId: string, isFolded: boolean) => {
      const next = new Set(folded);
      if (isFolded) next.add(groupId);
      else next.delete(groupId);
      setFolded(next);
    },
    [folded, setFolded],
  );
  return { layout: layout ?? null, fold, error: groups.error, retry: () => void groups.refetch() };
}

const foldedSchema = z.array(z.string());

/** The ids of the groups of one grouping that this PC keeps folded. */
function useFolded(grouping: string): [ReadonlySet<string>, (ids: ReadonlySet<string>) => void] {
  const [stored, store] = useStoredText(`papers:folded:${grouping}`, '[]');
  const folded = useMemo(() => new Set(readIds(stored)), [stored]);
  return [folded, useCallback((ids) => store(JSON.stringify([...ids])), [store])];
}

/** What is stored may be from another version, or broken by hand: then nothing is folded. */
function readIds(stored: string): string[] {
  try {
    return foldedSchema.parse(JSON.parse(stored));
  } catch {
    return [];
  }
}

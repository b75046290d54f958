import { useEffect, useState } from 'react';
import type { DistrictStatus } from '../../../../src-shared/domain/sync/district-status.ts';
import { useClient } from '../../../client/api-context.tsx';
import { useCommand } from '../../../components/command.ts';
import { useNotify } from '../../../components/notifications.tsx';
import { districtMessages as words } from '../../../messages/district.ts';

/** Synchronises at once and tells what came of it, when the try that was asked for has ended. */
export function useSynchronizeNow({ tries, errorCode }: DistrictStatus) {
  const client = useClient();
  const notify = useNotify();
  /** How many tries had ended when it was asked for; null while nothing is awaited. */
  const [triesBefore, setTriesBefore] = useState<number | null>(null);
  const wake = useCommand({
    run: async () => {
      const news = await client.district.news();
      await client.district.synchronizeNow();
      return news.tries;
    },
    onDone: setTriesBefore,
  });
  useEffect(() => {
    if (triesBefore === null || tries <= triesBefore) return;
    setTriesBefore(null);
    if (errorCode === null) notify.done({ text: words.synchronized });
    else notify.warn({ text: words.failed });
  }, [tries, triesBefore, errorCode, notify]);
  return { synchronize: () => wake.mutate(), isSynchronizing: wake.isPending || triesBefore !== null };
}

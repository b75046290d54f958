import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useClient } from '../client/api-context.tsx';
import { refreshAll } from '../client/refresh.ts';
import { commonMessages } from '../messages/common.ts';
import { useNotify } from './notifications.tsx';

/** Takes back, or does again, the last change of the library, and says which it was. */
export function useUndo(): { undo: () => Promise<void>; redo: () => Promise<void> } {
  const client = useClient();
  const cache = useQueryClient();
  const notify = useNotify();
  const step = useCallback(
    async (direction: 'undo' | 'redo') => {
      try {
        const change = await client.library[direction]();
        await refreshAll(cache);
        notify.done({ text: commonMessages.stepTaken(direction, change?.label ?? null) });
      } catch (error) {
        notify.failed(error);
      }
    },
    [client, cache, notify],
  );
  return { undo: useCallback(() => step('undo'), [step]), redo: useCallback(() => step('redo'), [step]) };
}

import { useQuery } from '@tanstack/react-query';
import type { LibrarySettings } from '../../../src-shared/domain/library-settings.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { settingsMessages } from '../../messages/settings.ts';

/** The settings and how to change some of them; each change is saved at once and says so. */
export function useSettings() {
  const api = useApi();
  const client = useClient();
  const status = useQuery(api.library.status.queryOptions());
  const save = useCommand({
    run: (change: Partial<LibrarySettings>) => client.library.updateSettings(change),
    said: () => settingsMessages.saved,
  });
  return { status, save: (change: Partial<LibrarySettings>) => save.mutate(change) };
}

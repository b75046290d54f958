import { useMutation } from '@tanstack/react-query';
import type { AmanuenseClient } from '../../../src-shared/contract/index.ts';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { useClient } from '../../client/api-context.tsx';
import { errorText } from '../../client/error-text.ts';
import { rosterMessages } from '../../messages/people.ts';

type Taken = { id: SourceId; name: string };

/** Takes one file into the library, waits until it is read and gives the paper it became. */
export function useTakeFile(onTaken: (taken: Taken) => void) {
  const client = useClient();
  const take = useMutation({
    mutationFn: (file: File) => takeFile(client, file),
    onSuccess: (taken) => taken && onTaken(taken),
  });
  const failed = take.isError
    ? errorText(take.error)
    : take.data === null
      ? rosterMessages.notFound(take.variables?.name ?? '')
      : null;
  return {
    start: take.mutate,
    /** The file's name while it is read. */
    reading: take.isPending ? take.variables.name : null,
    taken: take.data ?? null,
    failed,
  };
}

/** The paper that the file became; null when it could not be read. */
async function takeFile(client: AmanuenseClient, file: File): Promise<Taken | null> {
  const { jobId } = await client.sources.upload({ files: [file] });
  for await (const job of await client.jobs.watch({ jobId })) {
    if (job.state === 'failed' || job.state === 'cancelled') return null;
  }
  const { items } = await client.sources.list({
    filter: { text: file.name, statuses: ['ready'] },
    order: { by: 'addedAt', descending: true },
    offset: 0,
    limit: 20,
  });
  return items.find(({ name }) => name === file.name) ?? items[0] ?? null;
}

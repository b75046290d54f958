import type { AmanuenseClient } from '../../../src-shared/contract/index.ts';
import type { FolderId } from '../../../src-shared/domain/identifiers.ts';
import type { Folder } from '../../../src-shared/domain/source.ts';
import { useCapabilities, useClient } from '../../client/api-context.tsx';
import { uploadMessages } from '../../messages/upload.ts';
import { useCommand } from '../command.ts';
import type { IncomingFile } from './dropped-files.ts';
import { uploadBatches } from './upload-batches.ts';

type UploadInput = { incoming: IncomingFile[]; folderId?: FolderId };
type PickInput = { kind: 'files' | 'folder'; folderId?: FolderId };

/** Takes files of the page into the library, each into the folder it came inside. */
export function useUpload() {
  const client = useClient();
  return useCommand({
    run: (input: UploadInput) => upload(client, input),
    said: (count) => uploadMessages.taken(count),
  });
}

/** Opens the host's own dialog and takes what was chosen; `available` tells whether this host has one. */
export function useNativePick() {
  const client = useClient();
  const { nativeFilePicker } = useCapabilities();
  const pick = useCommand({
    run: async ({ kind, folderId }: PickInput) => {
      const { paths } = await client.library.choosePaths({ kind });
      if (paths.length > 0) await client.sources.ingestPaths({ paths, folderId });
      return paths.length;
    },
    said: (count) => (count > 0 ? uploadMessages.reading : null),
  });
  return { available: nativeFilePicker, pick: pick.mutate };
}

async function upload(client: AmanuenseClient, { incoming, folderId }: UploadInput): Promise<number> {
  const batches = uploadBatches(incoming);
  const folders = batches.some((batch) => batch.folders.length > 0) ? await client.sources.folders() : [];
  for (const batch of batches) {
    const target = await ensureFolder(client, folders, batch.folders, folderId ?? null);
    await client.sources.upload({ files: batch.files, folderId: target ?? undefined });
  }
  return batches.reduce((sum, batch) => sum + batch.files.length, 0);
}

/** The folder at `names` under `parent`, made where it is not there; `known` grows with what is made. */
async function ensureFolder(
  client: AmanuenseClient,
  known: Folder[],
  names: string[],
  parent: FolderId | null,
): Promise<FolderId | null> {
  let parentId = parent;
  for (const name of names) {
    const here = parentId;
    const existing = known.find((folder) => folder.parentId === here && folder.name === name);
    if (existing) {
      parentId = existing.id;
      continue;
    }
    const { folderId } = await client.sources.createFolder({ name: name.slice(0, 120), parentId });
    known.push({ id: folderId, name, parentId, watchedPath: null });
    parentId = folderId;
  }
  return parentId;
}

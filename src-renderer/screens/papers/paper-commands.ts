import type { FolderId, SourceId } from '../../../src-shared/domain/identifiers.ts';
import type { PaperKind } from '../../../src-shared/domain/source.ts';
import { useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { saveFile } from '../../components/save-file.ts';
import { paperKindNames } from '../../messages/paper-kinds.ts';
import { papersMessages } from '../../messages/papers.ts';

type Ids = readonly SourceId[];

/** Everything that can be done with chosen papers. Each says what it did; what can be taken back offers it. */
export function usePaperCommands() {
  const client = useClient();
  const move = useCommand({
    run: ({ ids, folderId }: { ids: Ids; folderId: FolderId | null; folderName: string }) =>
      client.sources.update({ sourceIds: [...ids], folderId }),
    said: (_output, { ids, folderName }) => papersMessages.moved(ids.length, folderName),
    undoable: true,
  });
  const setKind = useCommand({
    run: ({ ids, kind }: { ids: Ids; kind: PaperKind }) =>
      client.sources.update({ sourceIds: [...ids], paperKind: kind }),
    said: (_output, { ids, kind }) => papersMessages.kindChanged(ids.length, paperKindNames[kind]),
    undoable: true,
  });
  const setTags = useCommand({
    run: ({ ids, add, remove }: { ids: Ids; add: string[]; remove: string[] }) =>
      client.sources.update({ sourceIds: [...ids], addTags: add, removeTags: remove }),
    said: (_output, { ids }) => papersMessages.tagged(ids.length),
    undoable: true,
  });
  const rename = useCommand({
    run: ({ id, name }: { id: SourceId; name: string }) => client.sources.update({ sourceIds: [id], name }),
    said: () => papersMessages.renamed,
    undoable: true,
  });
  const readAgain = useCommand({
    run: (ids: Ids) => client.sources.readAgain({ sourceIds: [...ids] }),
    said: (_output, ids) => papersMessages.readingAgain(ids.length),
  });
  const download = useCommand({
    run: async (ids: Ids) => {
      for (const sourceId of ids) saveFile(await client.sources.content({ sourceId }));
    },
  });
  return { move, setKind, setTags, rename, readAgain, download, ...useTrashCommands() };
}

/** Into the trash, out of it, and gone for good. */
function useTrashCommands() {
  const client = useClient();
  const trash = useCommand({
    run: (ids: Ids) => client.sources.trash({ sourceIds: [...ids] }),
    said: (_output, ids) => papersMessages.trashed(ids.length),
    undoable: true,
  });
  const restore = useCommand({
    run: (ids: Ids) => client.sources.restore({ sourceIds: [...ids] }),
    said: (_output, ids) => papersMessages.restored(ids.length),
  });
  const purge = useCommand({
    run: (ids: Ids) => client.sources.purge({ sourceIds: [...ids] }),
    said: (_output, ids) => papersMessages.purged(ids.length),
  });
  return { trash, restore, purge };
}

import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { FolderId, SourceId } from '../../../src-shared/domain/identifiers.ts';
import type { PaperKind, SourceListItem } from '../../../src-shared/domain/source.ts';
import { useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { TextDialog } from '../../components/text-dialog.tsx';
import { papersMessages } from '../../messages/papers.ts';
import { MoveDialog } from './move-dialog.tsx';
import { usePaperCommands } from './paper-commands.ts';
import { TagsDialog } from './tags-dialog.tsx';

type Question = 'tags' | 'rename' | 'purge' | 'move' | null;

/** Chosen papers with everything that can be done with them; what needs an answer first asks it. */
export type ChosenPapers = {
  ids: readonly SourceId[];
  /** The papers themselves, as far as they are in view. */
  sources: readonly SourceListItem[];
  open: () => void;
  setKind: (kind: PaperKind) => void;
  readAgain: () => void;
  download: () => void;
  trash: () => void;
  restore: () => void;
  askTags: () => void;
  askRename: () => void;
  askPurge: () => void;
  askMove: () => void;
};

/** Gathers the commands of the chosen papers; `dialogs` must be drawn. `onGone` is called when they leave the list. */
export function useChosenPapers(
  ids: readonly SourceId[],
  sources: readonly SourceListItem[],
  onGone: () => void,
): { chosen: ChosenPapers; dialogs: ReactNode } {
  const commands = usePaperCommands();
  const navigate = useNavigate();
  const [question, setQuestion] = useState<Question>(null);
  const [only] = ids;
  const chosen: ChosenPapers = {
    ids,
    sources,
    open: () => only && void navigate({ to: '/papeles/$sourceId', params: { sourceId: only } }),
    setKind: (kind) => commands.setKind.mutate({ ids, kind }),
    readAgain: () => commands.readAgain.mutate(ids),
    download: () => commands.download.mutate(ids),
    trash: () => commands.trash.mutate(ids, { onSuccess: onGone }),
    restore: () => commands.restore.mutate(ids, { onSuccess: onGone }),
    askTags: () => setQuestion('tags'),
    askRename: () => setQuestion('rename'),
    askPurge: () => setQuestion('purge'),
    askMove: () => setQuestion('move'),
  };
  const close = () => setQuestion(null);
  const dialogs = (
    <>
      {question === 'tags' && (
        <TagsDialog
          sources={sources}
          onClose={close}
          onSave={(change) => {
            close();
            commands.setTags.mutate({ ids, ...change });
          }}
        />
      )}
      {question === 'rename' && only && (
        <TextDialog
          title={papersMessages.rename}
          label={papersMessages.paperName}
          initial={sources[0]?.name ?? ''}
          onClose={close}
          onSubmit={(name) => commands.rename.mutate({ id: only, name }, { onSuccess: close })}
        />
      )}
      {question === 'move' && (
        <MoveDialog
          count={ids.length}
          onPick={(folderId, folderName) => commands.move.mutate({ ids, folderId, folderName })}
          onClose={close}
        />
      )}
      <ConfirmDialog
        open={question === 'purge'}
        title={papersMessages.purgeTitle(ids.length)}
        text={papersMessages.purgeText}
        action={papersMessages.purge}
        onConfirm={() => commands.purge.mutate(ids, { onSuccess: onGone })}
        onClose={close}
      />
    </>
  );
  return { chosen, dialogs };
}

/** Asks for the name of a new folder and makes it. */
export function NewFolderDialog({ parentId, onClose }: { parentId: FolderId | null; onClose: () => void }) {
  const client = useClient();
  const create = useCommand({
    run: (name: string) => client.sources.createFolder({ name: name.slice(0, 120), parentId }),
    said: (_output, name) => papersMessages.folderMade(name),
    undoable: true,
    onDone: onClose,
  });
  return (
    <TextDialog
      title={papersMessages.newFolder}
      label={papersMessages.folderName}
      busy={create.isPending}
      onClose={onClose}
      onSubmit={(name) => create.mutate(name)}
    />
  );
}

import { FolderAddRegular, FolderProhibitedRegular, FolderRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { foldText } from '../../../src-shared/domain/fold-text.ts';
import type { FolderId } from '../../../src-shared/domain/identifiers.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { inTreeOrder } from '../../components/filters/folder-order.ts';
import { PickerDialog, type PickerOption } from '../../components/picker-dialog.tsx';
import { papersMessages } from '../../messages/papers.ts';

const words = papersMessages.moveDialog;
const LONGEST_NAME = 120;

type MoveDialogProps = {
  count: number;
  onPick: (folderId: FolderId | null, name: string) => void;
  onClose: () => void;
};

/** Asks to which folder papers go: by typing its name, or a new one's. */
export function MoveDialog({ count, onPick, onClose }: MoveDialogProps) {
  const api = useApi();
  const client = useClient();
  const folders = useQuery(api.sources.folders.queryOptions());
  const [text, setText] = useState('');
  const create = useCommand({
    run: (name: string) => client.sources.createFolder({ name, parentId: null }),
    onDone: ({ folderId }, name) => onPick(folderId, name),
  });
  const wanted = foldText(text.trim());
  const fitting = inTreeOrder(folders.data ?? []).filter((folder) => foldText(folder.name).includes(wanted));
  const options: PickerOption[] = fitting.map((folder) => ({
    key: folder.id,
    name: folder.name,
    icon: FolderRegular,
    depth: wanted === '' ? folder.depth : 0,
    run: () => onPick(folder.id, folder.name),
  }));
  if (foldText(papersMessages.noFolder).includes(wanted)) {
    options.push({
      key: 'none',
      name: papersMessages.noFolder,
      icon: FolderProhibitedRegular,
      run: () => onPick(null, papersMessages.noFolder),
    });
  }
  if (wanted !== '' && !fitting.some((folder) => foldText(folder.name) === wanted)) {
    const name = text.trim().slice(0, LONGEST_NAME);
    options.push({ key: 'new', name: words.makeNew(name), icon: FolderAddRegular, run: () => create.mutate(name) });
  }
  return (
    <PickerDialog
      title={words.title(count)}
      placeholder={words.placeholder(count)}
      text={text}
      onText={setText}
      options={options}
      nothing={words.none}
      keys={words.keys}
      onClose={onClose}
    />
  );
}

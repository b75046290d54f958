import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { DeleteRegular, FolderAddRegular, MoreHorizontalRegular, RenameRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Folder } from '../../../src-shared/domain/source.ts';
import { useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { TextDialog } from '../../components/text-dialog.tsx';
import { commonMessages } from '../../messages/common.ts';
import { papersMessages } from '../../messages/papers.ts';

/** What can be done with a folder: another inside, another name, away with it. */
export function FolderMenu({ folder, onNew }: { folder: Folder; onNew: () => void }) {
  const [asking, setAsking] = useState<'rename' | 'remove' | null>(null);
  const { rename, remove } = useFolderCommands(folder);
  const close = () => setAsking(null);
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="transparent"
            size="small"
            style={{ minWidth: '32px' }}
            icon={<MoreHorizontalRegular />}
            aria-label={`${commonMessages.more}: ${folder.name}`}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem icon={<FolderAddRegular />} onClick={onNew}>
              {papersMessages.newFolderHere}
            </MenuItem>
            <MenuItem icon={<RenameRegular />} onClick={() => setAsking('rename')}>
              {papersMessages.renameFolder}
            </MenuItem>
            <MenuItem icon={<DeleteRegular />} onClick={() => setAsking('remove')}>
              {papersMessages.removeFolder}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {asking === 'rename' && (
        <TextDialog
          title={papersMessages.renameFolder}
          label={papersMessages.folderName}
          initial={folder.name}
          onClose={close}
          onSubmit={(name) => rename.mutate(name, { onSuccess: close })}
        />
      )}
      <ConfirmDialog
        open={asking === 'remove'}
        title={papersMessages.removeFolder}
        text={papersMessages.removeFolderText(folder.name)}
        action={papersMessages.removeFolder}
        onConfirm={() => remove.mutate()}
        onClose={close}
      />
    </>
  );
}

function useFolderCommands(folder: Folder) {
  const client = useClient();
  const rename = useCommand({
    run: (name: string) => client.sources.renameFolder({ folderId: folder.id, name }),
    said: () => papersMessages.folderRenamed,
    undoable: true,
  });
  const remove = useCommand({
    run: () => client.sources.removeFolder({ folderId: folder.id }),
    said: () => papersMessages.folderRemoved,
    undoable: true,
  });
  return { rename, remove };
}

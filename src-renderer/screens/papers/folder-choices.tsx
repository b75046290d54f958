import { MenuDivider, MenuItem, MenuList } from '@fluentui/react-components';
import { FolderAddRegular, FolderRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import type { FolderId } from '../../../src-shared/domain/identifiers.ts';
import { useApi } from '../../client/api-context.tsx';
import { papersMessages } from '../../messages/papers.ts';
import { inTreeOrder } from './folder-order.ts';

type FolderChoicesProps = { onPick: (folderId: FolderId | null, name: string) => void; onNew: () => void };

/** The folders to move papers to, as a menu. */
export function FolderChoices({ onPick, onNew }: FolderChoicesProps) {
  const api = useApi();
  const folders = useQuery(api.sources.folders.queryOptions());
  return (
    <MenuList style={{ maxHeight: '60vh', overflowY: 'auto' }}>
      <MenuItem icon={<FolderAddRegular />} onClick={onNew}>
        {papersMessages.newFolder}
      </MenuItem>
      <MenuDivider />
      <MenuItem onClick={() => onPick(null, papersMessages.noFolder)}>{papersMessages.noFolder}</MenuItem>
      {inTreeOrder(folders.data ?? []).map((folder) => (
        <MenuItem
          key={folder.id}
          icon={<FolderRegular />}
          style={{ paddingLeft: 8 + Math.min(folder.depth, 5) * 14, maxWidth: '320px' }}
          onClick={() => onPick(folder.id, folder.name)}
        >
          {folder.name}
        </MenuItem>
      ))}
    </MenuList>
  );
}

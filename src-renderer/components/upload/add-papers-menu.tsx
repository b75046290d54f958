import {
  Menu,
  MenuButton,
  type MenuButtonProps,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { DocumentAddRegular, DocumentRegular, FolderRegular } from '@fluentui/react-icons';
import { type ChangeEvent, useRef } from 'react';
import type { FolderId } from '../../../src-shared/domain/identifiers.ts';
import { uploadMessages } from '../../messages/upload.ts';
import { filesOfInput } from './dropped-files.ts';
import { useNativePick, useUpload } from './use-upload.ts';

type AddPapersMenuProps = {
  folderId?: FolderId;
  appearance?: MenuButtonProps['appearance'];
  /** Called once papers were taken in. */
  onTaken?: () => void;
};

/** "Agregar papeles": loose files or a whole folder, by the host's dialog or the page's own. */
export function AddPapersMenu({ folderId, appearance = 'primary', onTaken }: AddPapersMenuProps) {
  const native = useNativePick();
  const upload = useUpload();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const choose = (kind: 'files' | 'folder') => {
    if (native.available) native.pick({ kind, folderId }, { onSuccess: (count) => count > 0 && onTaken?.() });
    else (kind === 'files' ? files : folder).current?.click();
  };
  const onChosen = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.target.files;
    if (chosen?.length) upload.mutate({ incoming: filesOfInput(chosen), folderId }, { onSuccess: onTaken });
    event.target.value = '';
  };
  return (
    <>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <MenuButton appearance={appearance} icon={<DocumentAddRegular />}>
            {uploadMessages.add}
          </MenuButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem icon={<DocumentRegular />} onClick={() => choose('files')}>
              {uploadMessages.files}
            </MenuItem>
            <MenuItem icon={<FolderRegular />} onClick={() => choose('folder')}>
              {uploadMessages.folder}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <input ref={files} type="file" multiple hidden aria-label={uploadMessages.files} onChange={onChosen} />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label={uploadMessages.folder}
        onChange={onChosen}
        // React has no property for it, yet passes an unknown attribute through as it is.
        {...{ webkitdirectory: '' }}
      />
    </>
  );
}

import { Menu, MenuDivider, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import {
  ArrowClockwiseRegular,
  ArrowDownloadRegular,
  ArrowUndoRegular,
  DeleteDismissRegular,
  DeleteRegular,
  DocumentEditRegular,
  FolderArrowRightRegular,
  OpenRegular,
  RenameRegular,
  TagRegular,
} from '@fluentui/react-icons';
import { paperKindSchema } from '../../../src-shared/domain/source.ts';
import { shortcutLabel } from '../../components/shortcuts.ts';
import { paperKindNames } from '../../messages/paper-kinds.ts';
import { papersMessages } from '../../messages/papers.ts';
import { MOVE_KEY } from './papers-keys.ts';
import type { ChosenPapers } from './use-chosen-papers.tsx';

/** The menu of chosen papers: what the right button opens. */
export function PaperActionsMenu({ chosen, inTrash }: { chosen: ChosenPapers; inTrash: boolean }) {
  if (inTrash) {
    return (
      <MenuList>
        <MenuItem icon={<ArrowUndoRegular />} onClick={chosen.restore}>
          {papersMessages.restore}
        </MenuItem>
        <MenuItem icon={<DeleteDismissRegular />} onClick={chosen.askPurge}>
          {papersMessages.purge}
        </MenuItem>
      </MenuList>
    );
  }
  const one = chosen.ids.length === 1;
  return (
    <MenuList>
      <MenuItem icon={<OpenRegular />} disabled={!one} secondaryContent={shortcutLabel('enter')} onClick={chosen.open}>
        {papersMessages.open}
      </MenuItem>
      <MenuDivider />
      <MenuItem icon={<FolderArrowRightRegular />} secondaryContent={shortcutLabel(MOVE_KEY)} onClick={chosen.askMove}>
        {papersMessages.move}
      </MenuItem>
      <MenuItem icon={<TagRegular />} onClick={chosen.askTags}>
        {papersMessages.tag}
      </MenuItem>
      <SubMenu icon={<DocumentEditRegular />} label={papersMessages.kind}>
        <MenuList style={{ maxHeight: '60vh', overflowY: 'auto' }}>
          {paperKindSchema.options.map((kind) => (
            <MenuItem key={kind} onClick={() => chosen.setKind(kind)}>
              {paperKindNames[kind]}
            </MenuItem>
          ))}
        </MenuList>
      </SubMenu>
      <MenuItem
        icon={<RenameRegular />}
        disabled={!one}
        secondaryContent={shortcutLabel('f2')}
        onClick={chosen.askRename}
      >
        {papersMessages.rename}
      </MenuItem>
      <MenuDivider />
      <MenuItem icon={<ArrowClockwiseRegular />} onClick={chosen.readAgain}>
        {papersMessages.readAgain}
      </MenuItem>
      <MenuItem icon={<ArrowDownloadRegular />} onClick={chosen.download}>
        {papersMessages.download}
      </MenuItem>
      <MenuDivider />
      <MenuItem icon={<DeleteRegular />} secondaryContent={shortcutLabel('delete')} onClick={chosen.trash}>
        {papersMessages.toTrash}
      </MenuItem>
    </MenuList>
  );
}

type SubMenuProps = { icon: React.ReactElement; label: string; children: React.ReactNode };

function SubMenu({ icon, label, children }: SubMenuProps) {
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuItem icon={icon}>{label}</MenuItem>
      </MenuTrigger>
      <MenuPopover>{children}</MenuPopover>
    </Menu>
  );
}

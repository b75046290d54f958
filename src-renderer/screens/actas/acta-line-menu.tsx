import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import {
  AddRegular,
  ArrowDownRegular,
  ArrowUpRegular,
  DeleteRegular,
  MicPulseRegular,
  MoreHorizontalRegular,
} from '@fluentui/react-icons';
import type { ActaLine } from '../../../src-shared/domain/acta/acta-record.ts';
import { shortcutLabel } from '../../components/shortcuts.ts';
import { actaMessages as words } from '../../messages/actas.ts';
import { actaKeys } from './acta-keys.ts';
import type { ActaCommands } from './use-acta-commands.ts';

type LineMenuProps = {
  line: ActaLine;
  commands: ActaCommands;
  /** Gives it what is being heard as its proof. */
  onCite: (line: ActaLine) => void;
};

/** What can be done with a line beside typing in it. */
export function ActaLineMenu({ line, commands, onCite }: LineMenuProps) {
  const { id: lineId, section } = line;
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<MoreHorizontalRegular />} aria-label={words.menuOf(line.text)} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem
            icon={<MicPulseRegular />}
            secondaryContent={shortcutLabel(actaKeys.cite)}
            onClick={() => onCite(line)}
          >
            {words.cite}
          </MenuItem>
          {section !== 'opening' && (
            <>
              <MenuItem icon={<AddRegular />} onClick={() => commands.add({ section, afterId: lineId })}>
                {words.addBelow}
              </MenuItem>
              <MenuItem icon={<ArrowUpRegular />} onClick={() => commands.move({ lineId, step: -1 })}>
                {words.moveUp}
              </MenuItem>
              <MenuItem icon={<ArrowDownRegular />} onClick={() => commands.move({ lineId, step: 1 })}>
                {words.moveDown}
              </MenuItem>
            </>
          )}
          <MenuItem icon={<DeleteRegular />} onClick={() => commands.remove(lineId)}>
            {words.remove}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

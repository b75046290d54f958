import {
  Menu,
  MenuButton,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  SplitButton,
} from '@fluentui/react-components';
import {
  ArrowDownloadRegular,
  ArrowSyncRegular,
  DocumentTableRegular,
  DocumentTextRegular,
  MoreHorizontalRegular,
  TableRegular,
  TableSettingsRegular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import type { Planilla } from '../../../src-shared/domain/planilla.ts';
import { ariaKeys, keyHint, useShortcut } from '../../components/shortcuts.ts';
import { commonMessages } from '../../messages/common.ts';
import { planillaListMessages, planillaMessages as words } from '../../messages/planillas.ts';
import { planillaKeys } from './planilla-keys.ts';
import type { PlanillaCommands } from './use-planilla-commands.ts';

type PlanillaActionsProps = {
  planilla: Planilla;
  commands: PlanillaCommands;
  isFilling: boolean;
  onForm: () => void;
  onRename: () => void;
  onScope: () => void;
};

/** What can be done with the whole planilla: fill it, take it out, and the rest. */
export function PlanillaActions({ planilla, commands, isFilling, onForm, onRename, onScope }: PlanillaActionsProps) {
  useShortcut(planillaKeys.fill, () => commands.fill({}), { enabled: !isFilling });
  return (
    <>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <MenuButton
            appearance="subtle"
            icon={<MoreHorizontalRegular />}
            aria-label={commonMessages.more}
            menuIcon={null}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={onScope}>{words.scope}</MenuItem>
            <MenuItem onClick={onRename}>{words.rename}</MenuItem>
            <MenuItem onClick={() => commands.trash()}>{planillaListMessages.toTrash}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <ExportMenu planilla={planilla} commands={commands} onForm={onForm} />
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          {(trigger) => (
            <SplitButton
              appearance="primary"
              icon={<ArrowSyncRegular />}
              disabled={isFilling}
              menuButton={{ ...trigger, 'aria-label': words.fillMenu }}
              primaryActionButton={{
                onClick: () => commands.fill({}),
                title: keyHint(words.fill, planillaKeys.fill),
                'aria-keyshortcuts': ariaKeys(planillaKeys.fill),
              }}
            >
              {words.fill}
            </SplitButton>
          )}
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => commands.fill({})}>{words.fillMissing}</MenuItem>
            <MenuItem onClick={() => commands.fill({ everything: true })}>{words.fillAll}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </>
  );
}

function ExportMenu({ planilla, commands, onForm }: Pick<PlanillaActionsProps, 'planilla' | 'commands' | 'onForm'>) {
  const [open, setOpen] = useState(false);
  useShortcut(planillaKeys.export, () => setOpen(true));
  return (
    <Menu positioning="below-end" open={open} onOpenChange={(_event, data) => setOpen(data.open)}>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          icon={<ArrowDownloadRegular />}
          title={keyHint(words.export, planillaKeys.export)}
          aria-keyshortcuts={ariaKeys(planillaKeys.export)}
        >
          {words.export}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem icon={<TableRegular />} onClick={() => commands.exportAs('xlsx')}>
            {words.exportXlsx}
          </MenuItem>
          <MenuItem icon={<TableRegular />} onClick={() => commands.exportAs('csv')}>
            {words.exportCsv}
          </MenuItem>
          <MenuDivider />
          {planilla.form && (
            <MenuItem
              icon={<DocumentTableRegular />}
              secondaryContent={planilla.form.fileName}
              onClick={() => commands.exportAs('form')}
            >
              {words.exportForm}
            </MenuItem>
          )}
          <MenuItem icon={<TableSettingsRegular />} onClick={onForm}>
            {planilla.form ? words.formChange : words.formSetUp}
          </MenuItem>
          <MenuDivider />
          <MenuItem
            icon={<DocumentTextRegular />}
            disabled={planilla.columns.length === 0}
            onClick={() => commands.exportDesign()}
          >
            {words.exportDesign}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

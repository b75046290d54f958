import { Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import {
  ArrowUndoRegular,
  EyeOffRegular,
  QuestionCircleRegular,
  TableAddRegular,
  TableInsertRowRegular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { Column, Planilla } from '../../../src-shared/domain/planilla.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { OverflowToolbar, type ToolbarItem } from '../../components/overflow-toolbar.tsx';
import { shortcutLabel, useShortcut } from '../../components/shortcuts.ts';
import { useUndo } from '../../components/undo.ts';
import { commonMessages } from '../../messages/common.ts';
import { cellBarMessages, planillaMessages as words } from '../../messages/planillas.ts';
import { countFilters } from './count-filters.tsx';
import { planillaKeys } from './planilla-keys.ts';
import type { StateCounts } from './planilla-table.ts';
import type { RowView } from './row-view.ts';

type PlanillaToolbarProps = {
  planilla: Planilla;
  columns: readonly Column[];
  counts: StateCounts;
  view: RowView;
  setView: (view: RowView) => void;
  reviewing: boolean;
  onReview: (reviewing: boolean) => void;
  onAddRow: () => void;
  onAddColumn: () => void;
  onShowColumn: (column: Column) => void;
};

/** What the cells are, as filters, and the tools of the grid. */
export function PlanillaToolbar(props: PlanillaToolbarProps) {
  const { planilla, reviewing, onAddRow, onAddColumn } = props;
  const { undo } = useUndo();
  const canReview = props.counts.doubtful > 0 || reviewing;
  useShortcut(planillaKeys.review, () => props.onReview(!reviewing), { enabled: canReview });
  useShortcut(planillaKeys.addRow, onAddRow);
  useShortcut(planillaKeys.addColumn, onAddColumn);
  const hidden = planilla.columns.filter((column) => column.hidden);
  const tools: ToolbarItem[] = [
    reviewTool(props, canReview),
    ...(hidden.length > 0 ? [hiddenTool(hidden, props.onShowColumn)] : []),
    iconTool({
      key: 'row',
      priority: 12,
      icon: <TableInsertRowRegular />,
      label: words.addRow,
      shortcut: planillaKeys.addRow,
      onClick: onAddRow,
    }),
    iconTool({
      key: 'column',
      priority: 11,
      icon: <TableAddRegular />,
      label: words.addColumn,
      shortcut: planillaKeys.addColumn,
      onClick: onAddColumn,
    }),
    iconTool({
      key: 'undo',
      priority: 10,
      icon: <ArrowUndoRegular />,
      label: commonMessages.undo,
      shortcut: 'ctrl+z',
      onClick: () => void undo(),
    }),
  ];
  return <OverflowToolbar label={words.toolbar} start={countFilters(props)} end={tools} />;
}

function reviewTool({ counts, reviewing, onReview }: PlanillaToolbarProps, canReview: boolean): ToolbarItem {
  const tool = {
    icon: <QuestionCircleRegular />,
    label: reviewing ? cellBarMessages.stopReview : cellBarMessages.review,
    shortcut: planillaKeys.review,
    onClick: () => onReview(!reviewing),
  };
  const control = (
    <ActionButton
      {...tool}
      appearance={counts.doubtful > 0 && !reviewing ? 'outline' : 'subtle'}
      aria-pressed={reviewing}
      disabled={!canReview}
    />
  );
  return { key: 'review', control, menu: toolInMenu(tool) };
}

function hiddenTool(columns: readonly Column[], onShow: (column: Column) => void): ToolbarItem {
  const list = (
    <MenuPopover>
      <MenuList>
        {columns.map((column) => (
          <MenuItem key={column.id} onClick={() => onShow(column)}>
            {column.name}
          </MenuItem>
        ))}
      </MenuList>
    </MenuPopover>
  );
  const label = words.hiddenColumns(columns.length);
  const icon = <EyeOffRegular />;
  const underTrigger = (trigger: ReactElement) => (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>{trigger}</MenuTrigger>
      {list}
    </Menu>
  );
  return {
    key: 'hidden',
    priority: 4,
    control: underTrigger(
      <MenuButton appearance="subtle" icon={icon}>
        {label}
      </MenuButton>,
    ),
    menu: underTrigger(<MenuItem icon={icon}>{label}</MenuItem>),
  };
}

type Tool = { icon: ReactElement; label: string; shortcut: string; onClick: () => void };

function iconTool({ key, priority, ...tool }: Tool & { key: string; priority: number }): ToolbarItem {
  return { key, priority, control: <ActionButton {...tool} appearance="subtle" iconOnly />, menu: toolInMenu(tool) };
}

function toolInMenu({ icon, label, shortcut, onClick }: Tool): ReactElement {
  return (
    <MenuItem icon={icon} secondaryContent={shortcutLabel(shortcut)} onClick={onClick}>
      {label}
    </MenuItem>
  );
}

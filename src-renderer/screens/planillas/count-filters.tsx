import { MenuItem } from '@fluentui/react-components';
import {
  CheckmarkRegular,
  CircleRegular,
  EditRegular,
  HistoryRegular,
  LineHorizontal1Regular,
  QuestionFilled,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { Column } from '../../../src-shared/domain/planilla.ts';
import { FilterChip } from '../../components/chips.tsx';
import type { GridCellState } from '../../components/grid/grid-model.ts';
import type { ToolbarItem } from '../../components/overflow-toolbar.tsx';
import { columnMenuMessages, planillaMessages } from '../../messages/planillas.ts';
import { withoutText } from './column-header.tsx';
import type { StateCounts } from './planilla-table.ts';
import type { RowView } from './row-view.ts';

type CountFiltersInput = {
  counts: StateCounts;
  columns: readonly Column[];
  view: RowView;
  setView: (view: RowView) => void;
};

/** The last to go to the menu are those that ask for something. */
const STATES = [
  { state: 'found', icon: <CheckmarkRegular />, label: planillaMessages.found, always: true, priority: 6 },
  { state: 'doubtful', icon: <QuestionFilled />, label: planillaMessages.doubtful, always: true, priority: 9 },
  { state: 'absent', icon: <LineHorizontal1Regular />, label: planillaMessages.absent, always: true, priority: 5 },
  { state: 'manual', icon: <EditRegular />, label: planillaMessages.manual, always: false, priority: 2 },
  { state: 'stale', icon: <HistoryRegular />, label: planillaMessages.stale, always: false, priority: 7 },
  { state: 'empty', icon: <CircleRegular />, label: planillaMessages.empty, always: false, priority: 3 },
] as const satisfies readonly {
  state: GridCellState;
  icon: ReactElement;
  label: (count: number) => string;
  always: boolean;
  priority: number;
}[];

/** "312 celdas · 280 con prueba · 21 dudosas · 11 no constan": each is a filter, and one that is on stays in sight. */
export function countFilters({ counts, columns, view, setView }: CountFiltersInput): ToolbarItem[] {
  const filter = (state: GridCellState | null) => setView({ ...view, state, stateColumn: null });
  const shown = STATES.filter(({ state, always }) => always || counts[state] > 0);
  return [
    chip({
      key: 'all',
      label: planillaMessages.allCells(counts.cells),
      active: view.state === null,
      priority: 1,
      onClick: () => filter(null),
    }),
    ...shown.map(({ state, icon, label, priority }) =>
      chip({
        key: state,
        icon,
        label: label(counts[state]),
        active: view.state === state,
        priority: view.state === state ? undefined : priority,
        onClick: () => filter(view.state === state ? null : state),
      }),
    ),
    ...Object.entries(view.texts).map(([columnKey, text]) =>
      chip({
        key: `text-${columnKey}`,
        label: columnMenuMessages.filteredBy(columns.find(({ id }) => id === columnKey)?.name ?? '', text),
        active: true,
        removable: true,
        priority: 8,
        onClick: () => setView(withoutText(view, columnKey)),
      }),
    ),
  ];
}

type ChipInput = Parameters<typeof FilterChip>[0] & { key: string; priority: number | undefined };

function chip({ key, priority, ...props }: ChipInput): ToolbarItem {
  const menu = (
    <MenuItem icon={props.icon} onClick={props.onClick}>
      {props.label}
    </MenuItem>
  );
  return { key, priority, control: <FilterChip {...props} />, menu };
}

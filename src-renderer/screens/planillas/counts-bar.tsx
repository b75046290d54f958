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
import { columnMenuMessages, planillaMessages } from '../../messages/planillas.ts';
import { withoutText } from './column-header.tsx';
import type { StateCounts } from './planilla-table.ts';
import type { RowView } from './row-view.ts';

type CountsBarProps = {
  counts: StateCounts;
  columns: readonly Column[];
  view: RowView;
  setView: (view: RowView) => void;
};

const STATES = [
  { state: 'found', icon: <CheckmarkRegular />, label: planillaMessages.found, always: true },
  { state: 'doubtful', icon: <QuestionFilled />, label: planillaMessages.doubtful, always: true },
  { state: 'absent', icon: <LineHorizontal1Regular />, label: planillaMessages.absent, always: true },
  { state: 'manual', icon: <EditRegular />, label: planillaMessages.manual, always: false },
  { state: 'stale', icon: <HistoryRegular />, label: planillaMessages.stale, always: false },
  { state: 'empty', icon: <CircleRegular />, label: planillaMessages.empty, always: false },
] as const satisfies readonly {
  state: GridCellState;
  icon: ReactElement;
  label: (count: number) => string;
  always: boolean;
}[];

/** "312 celdas · 280 con prueba · 21 dudosas · 11 no constan": each is a filter. */
export function CountsBar({ counts, columns, view, setView }: CountsBarProps) {
  const toggle = (state: GridCellState) =>
    setView({ ...view, state: view.state === state ? null : state, stateColumn: null });
  return (
    <>
      <FilterChip
        label={planillaMessages.allCells(counts.cells)}
        active={view.state === null}
        onClick={() => setView({ ...view, state: null, stateColumn: null })}
      />
      {STATES.filter(({ state, always }) => always || counts[state] > 0).map(({ state, icon, label }) => (
        <FilterChip
          key={state}
          icon={icon}
          label={label(counts[state])}
          active={view.state === state}
          onClick={() => toggle(state)}
        />
      ))}
      {Object.entries(view.texts).map(([columnKey, text]) => (
        <FilterChip
          key={columnKey}
          removable
          active
          label={columnMenuMessages.filteredBy(columns.find(({ id }) => id === columnKey)?.name ?? '', text)}
          onClick={() => setView(withoutText(view, columnKey))}
        />
      ))}
    </>
  );
}

import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { EditRegular, QuestionCircleRegular, WarningRegular } from '@fluentui/react-icons';
import type { ShownRow } from '../../../src-shared/contract/district-planillas-contract.ts';
import { columnKey, type ShownColumn } from '../../../src-shared/domain/district/shown-planilla.ts';
import { columnValueTypes } from '../../../src-shared/domain/values/index.ts';
import { districtPlanillasMessages as words } from '../../messages/district-planillas.ts';
import { type Column, DataTable, TwoLines } from '../data-table.tsx';
import type { Order } from '../sort-rows.ts';

const useStyles = makeStyles({
  cell: { display: 'inline-flex', gap: '6px', alignItems: 'baseline' },
  mark: { display: 'inline-flex', flexShrink: 0, alignSelf: 'center', fontSize: '16px' },
  doubtful: { color: tokens.colorStatusWarningForeground3 },
  quiet: { color: tokens.colorNeutralForeground3 },
  school: { fontWeight: tokens.fontWeightRegular },
});

const numbers: ReadonlySet<string> = new Set(['integer', 'decimal', 'money']);
/** Narrower than this a column reads badly: the table is then wider than the window, which scrolls. */
const columnWidth = 190;
/** A usual name of a school on one line. */
const schoolWidth = 300;

type ShownRowsTableProps = {
  title: string;
  columns: readonly ShownColumn[];
  rows: readonly ShownRow[];
  order: Order;
  onOrder: (order: Order) => void;
};

/** The rows of all schools, each with its school before it. */
export function ShownRowsTable({ title, columns, rows, order, onOrder }: ShownRowsTableProps) {
  const shown: Column<ShownRow>[] = [
    {
      key: 'school',
      title: words.school,
      width: `${schoolWidth}px`,
      isSortable: true,
      cell: ({ school }) => <School name={school.name} />,
    },
    ...columns.map((column, place) => ({
      key: columnKey(column),
      title: column.name,
      isNumber: numbers.has(column.type),
      isSortable: true,
      cell: ({ cells }: ShownRow) => <Cell cell={cells[place] ?? null} column={column} />,
    })),
  ];
  return (
    <div style={{ minWidth: schoolWidth + columns.length * columnWidth }}>
      <DataTable
        label={title}
        columns={shown}
        rows={rows}
        keyOf={({ school, rowId }) => `${school.id} ${rowId}`}
        order={order}
        onOrder={onOrder}
      />
    </div>
  );
}

/** Each row says it again: it is quieter than what the row is about. */
function School({ name }: { name: string }) {
  return (
    <span className={useStyles().school}>
      <TwoLines text={name} />
    </span>
  );
}

type CellProps = { cell: ShownRow['cells'][number]; column: ShownColumn };

function Cell({ cell, column: { type } }: CellProps) {
  const styles = useStyles();
  if (cell === null) return null;
  const { value, state, isApproved, proof } = cell;
  const approval = isApproved ? words.approved : words.notApproved;
  const title = [`${words.states[state]}, ${approval}.`, proof].filter(Boolean).join('\n');
  if (value === null) {
    return (
      <span className={styles.quiet} title={title}>
        — <span hidden>{words.absent}</span>
      </span>
    );
  }
  const known = columnValueTypes[type];
  return (
    <span className={styles.cell} title={title}>
      {known.validate(value) ? known.format(value) : value}
      {state === 'doubtful' && (
        <QuestionCircleRegular
          className={mergeClasses(styles.mark, styles.doubtful)}
          aria-label={words.states.doubtful}
        />
      )}
      {state === 'manual' && (
        <EditRegular className={mergeClasses(styles.mark, styles.quiet)} aria-label={words.states.manual} />
      )}
      {state === 'stale' && (
        <WarningRegular className={mergeClasses(styles.mark, styles.doubtful)} aria-label={words.states.stale} />
      )}
    </span>
  );
}

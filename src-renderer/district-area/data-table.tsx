import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowSortDownRegular, ArrowSortUpRegular } from '@fluentui/react-icons';
import { memo, type ReactNode } from 'react';
import type { Order } from './sort-rows.ts';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', fontSize: tokens.fontSizeBase200 },
  head: {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    padding: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: `inset 0 -1px ${tokens.colorNeutralStroke1}`,
    textAlign: 'left',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    // As far from the edges as the cells below.
    ':first-child > *': { paddingLeft: '20px' },
    ':last-child > *': { paddingRight: '20px' },
  },
  title: { display: 'block', padding: '8px 10px' },
  sort: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    width: '100%',
    minHeight: '36px',
    padding: '0 10px',
    border: 'none',
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  row: {
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  cell: { padding: '8px 10px', verticalAlign: 'middle', overflowWrap: 'anywhere', lineHeight: '20px' },
  edge: { ':first-child': { paddingLeft: '20px' }, ':last-child': { paddingRight: '20px' } },
  number: { textAlign: 'right' },
  twoLines: { display: '-webkit-box', WebkitBoxOrient: 'vertical', WebkitLineClamp: 2, overflow: 'hidden' },
  sortOfNumber: { justifyContent: 'flex-end' },
});

/** A column of a `DataTable`. */
export type Column<Row> = {
  key: string;
  title: string;
  /** As CSS wants it; what is left is shared by those without one. */
  width?: string;
  isNumber?: boolean;
  /** The rows can be put in its order. */
  isSortable?: boolean;
  cell: (row: Row) => ReactNode;
};

type DataTableProps<Row> = {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  order?: Order;
  onOrder?: (order: Order) => void;
};

/**
 * Rows of facts under headings, which put them in order. The first column names the row. A row is drawn anew when it or
 * `columns` is another: who filters hundreds keeps both.
 */
export function DataTable<Row>({ label, columns, rows, keyOf, order, onOrder }: DataTableProps<Row>) {
  const styles = useStyles();
  return (
    <table className={styles.table} aria-label={label}>
      <colgroup>
        {columns.map(({ key, width }) => (
          <col key={key} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((column) => (
            <Heading key={column.key} column={column} order={order} onOrder={onOrder} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TableRow key={keyOf(row)} row={row} columns={columns} />
        ))}
      </tbody>
    </table>
  );
}

/** A name that may be long, of which a row shows two lines. */
export function TwoLines({ text, title = text }: { text: string; title?: string }) {
  return (
    <span className={useStyles().twoLines} title={title}>
      {text}
    </span>
  );
}

type TableRowProps<Row> = { row: Row; columns: readonly Column<Row>[] };

const TableRow = memo(function TableRow<Row>({ row, columns }: TableRowProps<Row>) {
  const styles = useStyles();
  return (
    <tr className={styles.row}>
      {columns.map(({ key, cell, isNumber }, place) => {
        const className = mergeClasses(styles.cell, styles.edge, isNumber && styles.number);
        return place === 0 ? (
          <th key={key} scope="row" className={className} style={{ textAlign: 'left' }}>
            {cell(row)}
          </th>
        ) : (
          <td key={key} className={className}>
            {cell(row)}
          </td>
        );
      })}
    </tr>
  );
  // `memo` forgets that the row and the columns are of one kind.
}) as <Row>(props: TableRowProps<Row>) => ReactNode;

type HeadingProps = {
  column: Pick<Column<never>, 'key' | 'title' | 'isNumber' | 'isSortable'>;
  order?: Order;
  onOrder?: (order: Order) => void;
};

function Heading({ column, order, onOrder }: HeadingProps) {
  const styles = useStyles();
  const { key, title, isNumber, isSortable } = column;
  const current = order?.by === key ? order : null;
  const sorted = current && (current.isDescending ? 'descending' : 'ascending');
  return (
    <th scope="col" className={styles.head} aria-sort={sorted ?? undefined}>
      {isSortable && onOrder ? (
        <button
          type="button"
          className={mergeClasses(styles.sort, isNumber && styles.sortOfNumber)}
          onClick={() => onOrder({ by: key, isDescending: current !== null && !current.isDescending })}
        >
          {title}
          {current && (current.isDescending ? <ArrowSortDownRegular /> : <ArrowSortUpRegular />)}
        </button>
      ) : (
        <span className={mergeClasses(styles.title, isNumber && styles.number)}>{title}</span>
      )}
    </th>
  );
}

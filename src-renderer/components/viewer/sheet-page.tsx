import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Page, TableCell } from '../../../src-shared/domain/document-text.ts';
import { viewerMessages } from '../../messages/viewer.ts';
import { useFocusOnce } from './focus-once.ts';
import type { Mark } from './marks.ts';
import { columnLetters, markOfCell, rowNumber, rowsAround } from './sheet-layout.ts';

const ROWS_A_TIME = 150;

const useStyles = makeStyles({
  root: { backgroundColor: tokens.colorNeutralBackground1, boxShadow: tokens.shadow4, width: 'max-content' },
  table: { borderCollapse: 'collapse' },
  head: {
    padding: '3px 8px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground3,
    fontWeight: tokens.fontWeightRegular,
    fontSize: '0.85em',
    textAlign: 'center',
  },
  cell: {
    maxWidth: '28em',
    padding: '3px 8px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    verticalAlign: 'top',
    whiteSpace: 'pre-wrap',
  },
  mark: { backgroundColor: 'var(--proof-paint)' },
  current: { backgroundColor: 'var(--proof-paint)', boxShadow: 'inset 0 0 0 2px var(--proof-line)' },
  more: { padding: '8px' },
});

type SheetPageProps = { page: Page; marks: readonly Mark[]; zoom: number };

/** A spreadsheet's sheet with its letters and numbers; long ones are shown a stretch at a time, around the mark. */
export function SheetPage({ page, marks, zoom }: SheetPageProps) {
  const styles = useStyles();
  const rows = page.tables[0]?.rows ?? [];
  const first = rowsAround(rows, marks, ROWS_A_TIME);
  const [extra, setExtra] = useState({ before: 0, after: 0 });
  const from = Math.max(0, first.from - extra.before);
  const to = Math.min(rows.length, first.to + extra.after);
  const more = (side: 'before' | 'after') => setExtra({ ...extra, [side]: extra[side] + ROWS_A_TIME });
  return (
    <div className={styles.root} style={{ fontSize: `${13.5 * zoom}px` }}>
      {from > 0 && (
        <div className={styles.more}>
          <Button size="small" onClick={() => more('before')}>
            {viewerMessages.rowsBefore(from)}
          </Button>
        </div>
      )}
      <table className={styles.table}>
        <thead>
          <tr>
            <td className={styles.head} />
            {columnLetters(rows).map((letter) => (
              <th key={letter} scope="col" className={styles.head}>
                {letter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(from, to).map((row, place) => (
            <SheetRow
              key={rowNumber(row, from + place)}
              row={row}
              number={rowNumber(row, from + place)}
              marks={marks}
            />
          ))}
        </tbody>
      </table>
      {to < rows.length && (
        <div className={styles.more}>
          <Button size="small" onClick={() => more('after')}>
            {viewerMessages.rowsAfter(rows.length - to)}
          </Button>
        </div>
      )}
    </div>
  );
}

function SheetRow({ row, number, marks }: { row: readonly TableCell[]; number: number; marks: readonly Mark[] }) {
  const styles = useStyles();
  return (
    <tr>
      <th scope="row" className={styles.head}>
        {number}
      </th>
      {row.map((cell, column) => (
        <SheetCell key={cell.reference ?? column} cell={cell} mark={markOfCell(cell, marks)} />
      ))}
    </tr>
  );
}

function SheetCell({ cell, mark }: { cell: TableCell; mark: Mark | undefined }) {
  const styles = useStyles();
  const focus = useFocusOnce(mark?.current === true);
  return (
    <td ref={focus} className={mergeClasses(styles.cell, mark && (mark.current ? styles.current : styles.mark))}>
      {cell.text}
    </td>
  );
}

import { makeStyles, tokens } from '@fluentui/react-components';
import type { PlanillaSpec } from '../../src-shared/domain/planilla.ts';
import { columnTypeMessages, planillaListMessages } from '../messages/planillas.ts';

const useStyles = makeStyles({
  frame: {
    flexShrink: 0,
    maxHeight: '240px',
    overflow: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  head: {
    position: 'sticky',
    top: 0,
    padding: '6px 10px',
    textAlign: 'start',
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
  },
  cell: { padding: '5px 10px', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, verticalAlign: 'top' },
});

/** The columns of a ready planilla: what each looks for and how it is written. */
export function ColumnsPreview({ columns }: { columns: PlanillaSpec['columns'] }) {
  const styles = useStyles();
  const words = planillaListMessages;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className={styles.frame} tabIndex={0} aria-label={words.columns(columns.length)}>
      <table className={styles.table}>
        <thead>
          <tr>
            {[words.columnName, words.columnLooksFor, words.columnType].map((title) => (
              <th key={title} scope="col" className={styles.head}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column.name}>
              <td className={styles.cell}>{column.name}</td>
              <td className={styles.cell}>{column.instruction ?? ''}</td>
              <td className={styles.cell}>
                {columnTypeMessages[column.type].name}, {words.example} {columnTypeMessages[column.type].example}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

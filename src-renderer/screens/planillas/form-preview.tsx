import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { formMessages } from '../../messages/planillas.ts';
import type { SheetInspection } from './form-mapping.ts';

const useStyles = makeStyles({
  frame: {
    flexShrink: 0,
    maxHeight: '230px',
    overflow: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  table: { borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  caption: { padding: '6px 10px', textAlign: 'start', color: tokens.colorNeutralForeground3, captionSide: 'top' },
  cell: {
    maxWidth: '180px',
    padding: '3px 8px',
    border: `1px solid ${tokens.colorNeutralStroke3}`,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  edge: {
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground3,
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'center',
  },
  first: { backgroundColor: tokens.colorNeutralBackground1Selected },
});

/** The first rows of a sheet, with the row where the data begin marked. */
export function FormPreview({ sheet, firstRow }: { sheet: SheetInspection; firstRow: number }) {
  const styles = useStyles();
  const width = Math.max(...sheet.preview.map((row) => row.length), 0);
  const places = Array.from({ length: width }, (_, column) => columnLetter(column));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className={styles.frame} tabIndex={0} aria-label={formMessages.preview}>
      <table className={styles.table}>
        <caption className={styles.caption}>{formMessages.preview}</caption>
        <thead>
          <tr>
            <td className={mergeClasses(styles.cell, styles.edge)} />
            {places.map((letter) => (
              <th key={letter} scope="col" className={mergeClasses(styles.cell, styles.edge)}>
                {letter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.preview.map((row, index) => {
            const number = index + 1;
            return (
              <tr key={number} className={number === firstRow ? styles.first : undefined}>
                <th scope="row" className={mergeClasses(styles.cell, styles.edge)}>
                  {number}
                </th>
                {places.map((letter, column) => (
                  <td key={letter} className={styles.cell} title={row[column]}>
                    {row[column]}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** "A", "Z", "AA" of a column counted from 0. */
function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}

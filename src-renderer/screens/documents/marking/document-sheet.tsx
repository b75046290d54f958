import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { memo } from 'react';
import type { PageBlock, PageTable, TemplatePage } from '../../../../src-shared/domain/template-page.ts';
import type { PageSelection } from './page-words.ts';
import { SheetParagraph } from './sheet-paragraph.tsx';

const useStyles = makeStyles({
  // Paper, by day and by night: the inks are the document's own.
  sheet: {
    boxSizing: 'border-box',
    flexShrink: 0,
    margin: '0 auto',
    minHeight: '600px',
    backgroundColor: '#ffffff',
    color: '#1b1b1b',
    boxShadow: '0 1px 6px rgb(0 0 0 / 28%)',
    fontFamily: '"Liberation Serif", "Times New Roman", serif',
    fontSize: '11pt',
    lineHeight: 1.25,
    overflowWrap: 'break-word',
    cursor: 'text',
  },
  band: { color: '#4a4a4a', minHeight: '1em' },
  header: { paddingBottom: '10pt' },
  footer: { paddingTop: '14pt' },
  table: { borderCollapse: 'collapse', width: '100%', margin: '2pt 0' },
  cell: { padding: '1pt 5pt', verticalAlign: 'top' },
  ruled: { border: '1px solid #8a8a8a' },
});

type DocumentSheetProps = {
  page: TemplatePage;
  selection: PageSelection | null;
  /** The key of the field that is wrong; its marks are painted so. */
  wrongField: string | null;
};

/** A Word document on a sheet, with its marks. */
export const DocumentSheet = memo(function DocumentSheet({ page, selection, wrongField }: DocumentSheetProps) {
  const styles = useStyles();
  const { width, margins } = page;
  const padding = `${margins.top}pt ${margins.right}pt ${margins.bottom}pt ${margins.left}pt`;
  return (
    <div className={styles.sheet} style={{ width: `${width}pt`, padding }}>
      {page.parts.map(({ file, part, blocks }) => (
        <div
          key={file}
          data-file={file}
          className={mergeClasses(
            part !== 'body' && styles.band,
            part === 'header' && styles.header,
            part === 'footer' && styles.footer,
          )}
        >
          <Blocks blocks={blocks} selection={selection?.file === file ? selection : null} wrongField={wrongField} />
        </div>
      ))}
    </div>
  );
});

type BlocksProps = { blocks: readonly PageBlock[]; selection: PageSelection | null; wrongField: string | null };

function Blocks({ blocks, ...rest }: BlocksProps) {
  return blocks.map((block, place) =>
    block.kind === 'paragraph' ? (
      <SheetParagraph key={`p${block.index}`} paragraph={block} {...rest} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a table has no other name than its place
      <SheetTable key={`t${place}`} table={block} {...rest} />
    ),
  );
}

function SheetTable({ table, ...rest }: { table: PageTable } & Omit<BlocksProps, 'blocks'>) {
  const styles = useStyles();
  const whole = table.widths.reduce((sum, width) => sum + width, 0);
  return (
    <table className={styles.table}>
      {whole > 0 && (
        <colgroup>
          {table.widths.map((width, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other name than its place
            <col key={place} style={{ width: `${(100 * width) / whole}%` }} />
          ))}
        </colgroup>
      )}
      <tbody>
        {table.rows.map(({ cells }, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name than its place
          <tr key={row}>
            {cells.map((cell, place) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell has no other name than its place
                key={place}
                className={mergeClasses(styles.cell, table.ruled && styles.ruled)}
                colSpan={cell.columnSpan}
                rowSpan={cell.rowSpan}
                style={cell.shade ? { backgroundColor: cell.shade } : undefined}
              >
                <Blocks blocks={cell.blocks} {...rest} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { Block, Page } from '../../../src-shared/domain/document-text.ts';
import { ChatMessageView } from '../chat/chat-message.tsx';
import { type CellRange, flowParts } from './flow-layout.ts';
import type { Mark } from './marks.ts';
import { PaintedText } from './painted-text.tsx';

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    padding: '6% 8%',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow4,
    lineHeight: 1.5,
    overflowWrap: 'anywhere',
  },
  text: { margin: '0 0 0.7em', whiteSpace: 'pre-wrap' },
  heading: { margin: '0.4em 0 0.6em', fontSize: '1.15em', fontWeight: tokens.fontWeightSemibold },
  tableFrame: { overflowX: 'auto', marginBottom: '1em' },
  table: { borderCollapse: 'collapse', fontSize: '0.93em' },
  cell: { padding: '0.25em 0.6em', border: `1px solid ${tokens.colorNeutralStroke1}`, verticalAlign: 'top' },
  list: { margin: '0 0 0.7em', paddingLeft: '1.4em' },
});

type FlowPageProps = { page: Page; marks: readonly Mark[]; width: number; zoom: number };

/** A page that has no fixed shape (Word, e-mail, chat): its paragraphs, headings, lists and tables. */
export function FlowPage({ page, marks, width, zoom }: FlowPageProps) {
  const styles = useStyles();
  const parts = useMemo(() => flowParts(page), [page]);
  return (
    <div className={styles.root} style={{ width, fontSize: `${15 * Math.sqrt(zoom)}px` }}>
      {parts.map((part) => {
        if (part.type === 'table') return <RowsTable key={part.key} rows={part.rows} text={page.text} marks={marks} />;
        if (part.type === 'list') return <Items key={part.key} items={part.items} text={page.text} marks={marks} />;
        return <TextBlock key={part.key} block={part.block} text={page.text} marks={marks} />;
      })}
    </div>
  );
}

function TextBlock({ block, text, marks }: { block: Block; text: string; marks: readonly Mark[] }) {
  const styles = useStyles();
  if (block.kind === 'message') return <ChatMessageView block={block} text={text} marks={marks} />;
  const words = <PaintedText text={text} start={block.start} end={block.end} marks={marks} />;
  if (block.kind === 'heading') return <h3 className={mergeClasses(styles.text, styles.heading)}>{words}</h3>;
  return <p className={styles.text}>{words}</p>;
}

function Items({ items, text, marks }: { items: readonly Block[]; text: string; marks: readonly Mark[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={item.start}>
          <PaintedText text={text} start={item.start} end={item.end} marks={marks} />
        </li>
      ))}
    </ul>
  );
}

function RowsTable({ rows, text, marks }: { rows: readonly CellRange[][]; text: string; marks: readonly Mark[] }) {
  const styles = useStyles();
  return (
    <div className={styles.tableFrame}>
      <table className={styles.table}>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]?.start}>
              {row.map((cell) => (
                <td key={cell.start} className={styles.cell}>
                  <PaintedText text={text} start={cell.start} end={cell.end} marks={marks} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

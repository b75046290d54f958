import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ContractOutputs } from '../../../src-shared/contract/index.ts';
import { PublishedMark } from '../../components/published-mark.tsx';
import { planillaListMessages, rowKindMessages } from '../../messages/planillas.ts';

export type GalleryEntry = ContractOutputs['planillas']['gallery'][number];

const COLUMNS_SHOWN = 6;

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(270px, 1fr))',
    gap: '12px',
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    padding: '14px 16px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  columns: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px',
    margin: '4px 0 6px',
    padding: 0,
    listStyle: 'none',
  },
  column: {
    maxWidth: '22ch',
    padding: '1px 7px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '3px',
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    fontSize: '12.5px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  foot: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '8px', marginTop: 'auto' },
  kind: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

type GalleryProps = { entries: readonly GalleryEntry[]; onUse: (entry: GalleryEntry) => void };

/** Ready planillas with a look at their columns. */
export function Gallery({ entries, onUse }: GalleryProps) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {entries.map((entry) => {
        const rest = entry.spec.columns.length - COLUMNS_SHOWN;
        return (
          <li key={entry.key} className={styles.card}>
            <h3 className={styles.title}>{entry.title}</h3>
            {entry.published && <PublishedMark />}
            <p className={styles.text}>{entry.description}</p>
            <ul className={styles.columns} aria-label={planillaListMessages.columns(entry.spec.columns.length)}>
              {entry.spec.columns.slice(0, COLUMNS_SHOWN).map((column) => (
                <li key={column.name} className={styles.column} title={column.name}>
                  {column.name}
                </li>
              ))}
              {rest > 0 && <li className={styles.column}>+{rest}</li>}
            </ul>
            <div className={styles.foot}>
              <span className={styles.kind}>{rowKindMessages[entry.rowKind].name}</span>
              <Button
                size="small"
                onClick={() => onUse(entry)}
                aria-label={`${planillaListMessages.use}: ${entry.title}`}
              >
                {planillaListMessages.use}
              </Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

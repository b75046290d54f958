import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular, ArrowSyncRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { StateMark } from '../../components/chips.tsx';
import { modelsMessages } from '../../messages/models.ts';

const words = modelsMessages.recommended;

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '10px 16px',
    alignItems: 'center',
    padding: '16px 20px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  list: { display: 'flex', flexDirection: 'column', gap: '8px', margin: 0, padding: 0, listStyle: 'none' },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
  cost: { gridColumn: '1 / -1', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

type RecommendedCardProps = {
  items: readonly { name: string; note: string; about: string }[];
  cost: string;
  /** What can be done about it. */
  children: ReactNode;
};

/** What this PC had best have, together, and what it costs to bring. */
export function RecommendedCard({ items, cost, children }: RecommendedCardProps) {
  const styles = useStyles();
  return (
    <div className={styles.card}>
      <ul className={styles.list}>
        {items.map(({ name, note, about }) => (
          <li key={name}>
            <span className={styles.name}>{name}</span> <span className={styles.quiet}>· {note}</span>
            <div className={styles.quiet}>{about}</div>
          </li>
        ))}
      </ul>
      {children}
      <span className={styles.cost}>{cost}</span>
    </div>
  );
}

type PullButtonProps = { label: string; isOnItsWay: boolean; disabled: boolean; onPull: () => void };

/** Downloads what is recommended, or says that it is coming. */
export function PullButton({ label, isOnItsWay, disabled, onPull }: PullButtonProps) {
  if (isOnItsWay) {
    return (
      <StateMark tone="working" icon={<ArrowSyncRegular />}>
        {words.onTheirWay}
      </StateMark>
    );
  }
  return (
    <Button appearance="primary" icon={<ArrowDownloadRegular />} disabled={disabled} onClick={onPull}>
      {label}
    </Button>
  );
}

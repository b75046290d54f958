import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '16px',
    alignItems: 'center',
    padding: '10px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
  },
  head: { display: 'flex', flexWrap: 'wrap', gap: '4px 14px', alignItems: 'center', overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  facts: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** A plain list of `FactRow`. */
export function FactList({ children }: { children: ReactNode }) {
  return <ul className={useStyles().list}>{children}</ul>;
}

type FactRowProps = {
  name: string;
  /** Its state, beside the name. */
  mark?: ReactNode;
  about?: string;
  facts: string;
  /** What can be done with it, at the end of the row. */
  children?: ReactNode;
};

/** A thing of a list with what is known of it and what can be done with it. */
export function FactRow({ name, mark, about, facts, children }: FactRowProps) {
  const styles = useStyles();
  return (
    <li className={styles.row}>
      <div>
        <div className={styles.head}>
          <span className={styles.name}>{name}</span>
          {mark}
        </div>
        {about && <div>{about}</div>}
        <div className={styles.facts}>{facts}</div>
      </div>
      {children}
    </li>
  );
}

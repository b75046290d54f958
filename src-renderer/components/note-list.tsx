import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '4px', margin: 0, padding: 0, listStyle: 'none' },
  note: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: '7px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  icon: {
    display: 'inline-flex',
    flexShrink: 0,
    paddingTop: '2px',
    fontSize: '16px',
    color: tokens.colorNeutralForeground3,
  },
  warning: { color: tokens.colorStatusWarningForeground3 },
});

/** A list of `Note`. */
export function NoteList({ children }: { children: ReactNode }) {
  return <ul className={useStyles().list}>{children}</ul>;
}

type NoteProps = { icon: ReactElement; isWarning?: boolean; children: ReactNode };

/** Something to know about what stands beside it, in small letters after an icon. */
export function Note({ icon, isWarning = false, children }: NoteProps) {
  const styles = useStyles();
  return (
    <li className={styles.note}>
      <span className={mergeClasses(styles.icon, isWarning && styles.warning)} aria-hidden="true">
        {icon}
      </span>
      <span>{children}</span>
    </li>
  );
}

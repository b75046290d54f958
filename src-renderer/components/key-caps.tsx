import { makeStyles, tokens } from '@fluentui/react-components';
import { shortcutLabel } from './shortcuts.ts';

const useStyles = makeStyles({
  root: { display: 'inline-flex', gap: '4px', flexShrink: 0 },
  key: {
    minWidth: '20px',
    padding: '0 5px',
    boxSizing: 'border-box',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: '3px',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: '12.5px',
    lineHeight: '19px',
    textAlign: 'center',
    whiteSpace: 'nowrap',
  },
});

/** Keys as they look on a keyboard: any of them does the same. */
export function KeyCaps({ keys }: { keys: readonly string[] }) {
  const styles = useStyles();
  return (
    <span className={styles.root}>
      {keys.map((key) => (
        <kbd key={key} className={styles.key}>
          {shortcutLabel(key)}
        </kbd>
      ))}
    </span>
  );
}

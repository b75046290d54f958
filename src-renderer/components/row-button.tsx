import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ButtonHTMLAttributes, ReactNode } from 'react';

const useStyles = makeStyles({
  row: {
    display: 'block',
    width: '100%',
    boxSizing: 'border-box',
    minHeight: '34px',
    padding: '8px 12px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    overflowWrap: 'anywhere',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  ends: { display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: '8px' },
  chosen: { backgroundColor: tokens.colorNeutralBackground1Selected },
  extract: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
    color: tokens.colorNeutralForeground2,
  },
});

type RowButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'className'> & {
  /** Looks like the one that is on show; the caller says it to screen readers in its own way. */
  chosen?: boolean;
  /** Its content goes to both ends of one line. */
  toEnds?: boolean;
};

/** A whole row of a list that is a button and looks like a row. */
export function RowButton({ chosen = false, toEnds = false, ...rest }: RowButtonProps) {
  const styles = useStyles();
  return (
    <button
      type="button"
      className={mergeClasses(styles.row, toEnds && styles.ends, chosen && styles.chosen)}
      {...rest}
    />
  );
}

/** The first two lines of what a row is about. */
export function RowExtract({ children }: { children: ReactNode }) {
  return <span className={useStyles().extract}>{children}</span>;
}

import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { ReactElement, ReactNode } from 'react';

/** The look of a chip: also of one that opens a menu or a popover. */
export const useChipStyles = makeStyles({
  chip: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '5px',
    minHeight: '32px',
    maxWidth: '240px',
    padding: '0 12px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  active: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1Selected,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { overflow: 'hidden', textOverflow: 'ellipsis' },
  icon: { display: 'inline-flex', fontSize: '16px', flexShrink: 0 },
  count: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
});

const useStyles = makeStyles({
  state: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '5px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'nowrap',
    // Within a line of words, on the same line as they.
    verticalAlign: 'bottom',
  },
  neutral: { color: tokens.colorNeutralForeground3 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  working: { color: tokens.colorBrandForeground1 },
});

type FilterChipProps = {
  label: string;
  active: boolean;
  count?: string;
  icon?: ReactElement;
  onClick: () => void;
  /** Shows a cross: a click takes the filter away. */
  removable?: boolean;
};

/** A filter that is on or off. */
export function FilterChip({ label, active, count, icon, onClick, removable = false }: FilterChipProps) {
  const styles = useChipStyles();
  return (
    <button
      type="button"
      aria-pressed={active}
      className={mergeClasses(styles.chip, active && styles.active)}
      onClick={onClick}
    >
      {icon && <span className={styles.icon}>{icon}</span>}
      <span className={styles.text}>{label}</span>
      {count !== undefined && <span className={styles.count}>{count}</span>}
      {removable && <DismissRegular aria-hidden="true" />}
    </button>
  );
}

export type StateTone = 'neutral' | 'good' | 'warning' | 'bad' | 'working';

/** A state as an icon and a word: never colour alone. */
export function StateMark({ tone, icon, children }: { tone: StateTone; icon: ReactElement; children: ReactNode }) {
  const styles = useStyles();
  const { icon: iconPlace } = useChipStyles();
  return (
    <span className={mergeClasses(styles.state, styles[tone])}>
      <span className={iconPlace} aria-hidden="true">
        {icon}
      </span>
      {children}
    </span>
  );
}

import { Input, makeStyles, mergeClasses } from '@fluentui/react-components';

const useStyles = makeStyles({
  small: { flex: '0 1 190px', minWidth: '110px' },
  wide: { flexBasis: '280px' },
  fixed: { padding: '5px 8px', overflowWrap: 'anywhere' },
});

type SmallFieldProps = {
  value: string;
  label: string;
  placeholder?: string;
  isReadOnly: boolean;
  /** Whether it is what the line says, where the focus goes. */
  isWords?: boolean;
  isWide?: boolean;
  namesId?: string;
  onChange: (value: string) => void;
  onLeave: () => void;
};

/** A name, an hour, a role: in an approved acta, its text alone. */
export function SmallField(props: SmallFieldProps) {
  const { value, label, placeholder, isReadOnly, isWords, isWide, namesId, onChange, onLeave } = props;
  const styles = useStyles();
  if (isReadOnly) return value === '' ? null : <span className={styles.fixed}>{value}</span>;
  return (
    <Input
      className={mergeClasses(styles.small, isWide && styles.wide)}
      appearance="filled-darker"
      // The attribute by which the focus finds it has no place in the type.
      input={{ list: namesId, ...(isWords ? { 'data-words': '' } : {}) } as object}
      aria-label={label}
      placeholder={placeholder}
      value={value}
      maxLength={200}
      onChange={(_event, data) => onChange(data.value)}
      onBlur={onLeave}
    />
  );
}

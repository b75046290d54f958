import { Field, makeStyles, Select } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { modelsMessages } from '../../messages/models.ts';

const words = modelsMessages.use;
const NONE = '';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(250px, 1fr))',
    gap: '14px 24px',
    alignItems: 'start',
  },
  // A long name is cut: it must not push the next field.
  field: { minWidth: 0 },
  select: { minWidth: 0, width: '100%', textOverflow: 'ellipsis' },
});

/** Choices of models, side by side where there is room. */
export function ModelChoices({ children }: { children: ReactNode }) {
  return <div className={useStyles().fields}>{children}</div>;
}

type ModelChoiceProps = {
  label: string;
  hint?: string;
  /** What stands for none of them; without it one is always chosen. */
  none?: string;
  chosen: string | null;
  installed: readonly string[];
  gone: readonly string[];
  onChoose: (name: string | null) => void;
};

/** Which of the installed models does something. */
export function ModelChoice({ label, hint, none, chosen, installed, gone, onChoose }: ModelChoiceProps) {
  const styles = useStyles();
  return (
    <Field label={label} hint={hint} className={styles.field}>
      <Select
        className={styles.field}
        select={{ className: styles.select }}
        value={chosen ?? NONE}
        onChange={(_event, data) => onChoose(data.value === NONE ? null : data.value)}
      >
        {none !== undefined && <option value={NONE}>{none}</option>}
        {installed.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
        {chosen !== null && !installed.includes(chosen) && (
          <option value={chosen}>{gone.includes(chosen) ? words.gone(chosen) : chosen}</option>
        )}
      </Select>
    </Field>
  );
}

import { Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { type RowKind, rowKindSchema } from '../../../src-shared/domain/planilla.ts';
import { newPlanillaMessages, planillaListMessages, rowKindMessages } from '../../messages/planillas.ts';

const useStyles = makeStyles({
  label: { display: 'flex', flexDirection: 'column' },
  example: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** What a row of the new planilla is, each with its example. */
export function RowKindChoice({ value, onChange }: { value: RowKind; onChange: (value: RowKind) => void }) {
  const styles = useStyles();
  return (
    <Field label={newPlanillaMessages.rowKind}>
      <RadioGroup value={value} onChange={(_event, data) => onChange(rowKindSchema.parse(data.value))}>
        {rowKindSchema.options.map((kind) => (
          <Radio
            key={kind}
            value={kind}
            label={
              <span className={styles.label}>
                {rowKindMessages[kind].title}
                <span className={styles.example}>
                  {planillaListMessages.example}, {rowKindMessages[kind].example}
                </span>
              </span>
            }
          />
        ))}
      </RadioGroup>
    </Field>
  );
}

import { Field, makeStyles, Select } from '@fluentui/react-components';
import type { LibrarySettings } from '../../../src-shared/domain/library-settings.ts';
import { useCapabilities } from '../../client/api-context.tsx';
import { Section } from '../../components/section.tsx';
import { settingsMessages } from '../../messages/settings.ts';

const words = settingsMessages.night;
const evenings = [17, 18, 19, 20, 21, 22, 23];
const mornings = [4, 5, 6, 7, 8, 9, 10];

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: '20px' },
  field: { width: '140px' },
});

type NightSectionProps = { settings: LibrarySettings; onSave: (change: Partial<LibrarySettings>) => void };

/** The hours in which work put off to the night goes on. */
export function NightSection({ settings, onSave }: NightSectionProps) {
  const styles = useStyles();
  const { keepsAwake } = useCapabilities();
  const sleep = keepsAwake ? words.staysAwake : words.maySleep;
  return (
    <Section id="noche" title={words.title} intro={`${words.intro} ${sleep}`}>
      <div className={styles.row}>
        <HourField
          label={words.from}
          hours={evenings}
          value={settings.nightFromHour}
          onChange={(nightFromHour) => onSave({ nightFromHour })}
        />
        <HourField
          label={words.to}
          hours={mornings}
          value={settings.nightToHour}
          onChange={(nightToHour) => onSave({ nightToHour })}
        />
      </div>
    </Section>
  );
}

type HourFieldProps = { label: string; hours: readonly number[]; value: number; onChange: (hour: number) => void };

function HourField({ label, hours, value, onChange }: HourFieldProps) {
  const styles = useStyles();
  return (
    <Field label={label} className={styles.field}>
      <Select value={String(value)} onChange={(_event, data) => onChange(Number(data.value))}>
        {hours.map((hour) => (
          <option key={hour} value={hour}>
            {words.hour(hour)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

import { Field, makeStyles, Select } from '@fluentui/react-components';
import type { LibrarySettings } from '../../../src-shared/domain/library-settings.ts';
import { useCapabilities } from '../../client/api-context.tsx';
import { Section } from '../../components/section.tsx';
import { SetByDistrict } from '../../components/settings/set-by-district.tsx';
import { useSetByDistrictStyles } from '../../components/settings/set-by-district-styles.ts';
import { eveningHours, morningHours } from '../../components/settings/setting-choices.ts';
import { useDistrictSettings } from '../../components/settings/use-district-settings.ts';
import { settingsMessages } from '../../messages/settings.ts';

const words = settingsMessages.night;

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: '20px' },
  field: { width: '140px' },
});

type NightSectionProps = { settings: LibrarySettings; onSave: (change: Partial<LibrarySettings>) => void };

/** The hours in which work put off to the night goes on. */
export function NightSection({ settings, onSave }: NightSectionProps) {
  const styles = useStyles();
  const { keepsAwake } = useCapabilities();
  const decided = useDistrictSettings();
  const isFromSet = decided.nightFromHour !== undefined;
  const isToSet = decided.nightToHour !== undefined;
  const sleep = keepsAwake ? words.staysAwake : words.maySleep;
  return (
    <Section id="noche" title={words.title} intro={`${words.intro} ${sleep}`}>
      <div className={styles.row}>
        <HourField
          label={words.from}
          hours={eveningHours}
          isSetByDistrict={isFromSet}
          value={settings.nightFromHour}
          onChange={(nightFromHour) => onSave({ nightFromHour })}
        />
        <HourField
          label={words.to}
          hours={morningHours}
          isSetByDistrict={isToSet}
          value={settings.nightToHour}
          onChange={(nightToHour) => onSave({ nightToHour })}
        />
      </div>
      <SetByDistrict isSet={isFromSet || isToSet} />
    </Section>
  );
}

type HourFieldProps = {
  label: string;
  hours: readonly number[];
  value: number;
  isSetByDistrict: boolean;
  onChange: (hour: number) => void;
};

function HourField({ label, hours, value, isSetByDistrict, onChange }: HourFieldProps) {
  const styles = useStyles();
  const { readable } = useSetByDistrictStyles();
  return (
    <Field label={label} className={styles.field}>
      <Select
        value={String(value)}
        className={readable}
        disabled={isSetByDistrict}
        onChange={(_event, data) => onChange(Number(data.value))}
      >
        {hours.map((hour) => (
          <option key={hour} value={hour}>
            {words.hour(hour)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

import { Checkbox, Field, makeStyles, mergeClasses, Select } from '@fluentui/react-components';
import type { LibrarySettings } from '../../../../src-shared/domain/library-settings.ts';
import { SetByDistrict } from '../../../components/settings/set-by-district.tsx';
import { useSetByDistrictStyles } from '../../../components/settings/set-by-district-styles.ts';
import { paceChoices, withChosen } from '../../../components/settings/setting-choices.ts';
import { useDistrictSettings } from '../../../components/settings/use-district-settings.ts';
import { districtMessages } from '../../../messages/district.ts';

const words = districtMessages.files;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '4px' },
  pace: { maxWidth: '260px', marginBottom: '6px' },
  // The box stands a little in from the edge of what is around it.
  choice: { marginLeft: '-8px' },
});

export type FilesSettingsProps = { settings: LibrarySettings; onSave: (change: Partial<LibrarySettings>) => void };

/** How much of the line files may take, and when they go and come. */
export function FilesSettings(props: FilesSettingsProps) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <PaceField {...props} />
      <FilesChoice label={words.atNightOnly(props.settings)} name="filesAtNightOnly" {...props} />
      <FilesChoice label={words.unmeteredOnly} name="filesUnmeteredOnly" {...props} />
      <FilesChoice label={words.allAtNight} name="allFilesAtNight" {...props} />
    </div>
  );
}

function PaceField({ settings: { filesBytesPerSecond }, onSave }: FilesSettingsProps) {
  const styles = useStyles();
  const { readable } = useSetByDistrictStyles();
  const isSet = useDistrictSettings().filesBytesPerSecond !== undefined;
  return (
    <>
      <Field label={words.pace} hint={words.paceHint} className={styles.pace}>
        <Select
          className={readable}
          disabled={isSet}
          value={String(filesBytesPerSecond ?? '')}
          onChange={(_event, { value }) => onSave({ filesBytesPerSecond: value === '' ? null : Number(value) })}
        >
          <option value="">{words.anyPace}</option>
          {withChosen(paceChoices, filesBytesPerSecond).map((pace) => (
            <option key={pace} value={pace}>
              {words.paceOf(pace)}
            </option>
          ))}
        </Select>
      </Field>
      <SetByDistrict isSet={isSet} />
    </>
  );
}

type FilesChoiceProps = FilesSettingsProps & {
  label: string;
  name: 'filesAtNightOnly' | 'filesUnmeteredOnly' | 'allFilesAtNight';
};

function FilesChoice({ label, name, settings, onSave }: FilesChoiceProps) {
  const styles = useStyles();
  const { readable } = useSetByDistrictStyles();
  const isSet = useDistrictSettings()[name] !== undefined;
  return (
    <>
      <Checkbox
        className={mergeClasses(styles.choice, readable)}
        label={label}
        disabled={isSet}
        checked={settings[name]}
        onChange={(_event, { checked }) => onSave({ [name]: checked === true })}
      />
      <SetByDistrict isSet={isSet} />
    </>
  );
}

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
export function FilesSettings({ settings, onSave }: FilesSettingsProps) {
  const styles = useStyles();
  const { readable } = useSetByDistrictStyles();
  const { filesBytesPerSecond, filesAtNightOnly, filesUnmeteredOnly, allFilesAtNight } = settings;
  const decided = useDistrictSettings();
  const isPaceSet = decided.filesBytesPerSecond !== undefined;
  const isNightSet = decided.filesAtNightOnly !== undefined;
  const isAllSet = decided.allFilesAtNight !== undefined;
  const isUnmeteredSet = decided.filesUnmeteredOnly !== undefined;
  return (
    <div className={styles.root}>
      <Field label={words.pace} hint={words.paceHint} className={styles.pace}>
        <Select
          className={readable}
          disabled={isPaceSet}
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
      <SetByDistrict isSet={isPaceSet} />
      <Checkbox
        className={mergeClasses(styles.choice, readable)}
        label={words.atNightOnly(settings)}
        disabled={isNightSet}
        checked={filesAtNightOnly}
        onChange={(_event, { checked }) => onSave({ filesAtNightOnly: checked === true })}
      />
      <SetByDistrict isSet={isNightSet} />
      <Checkbox
        className={mergeClasses(styles.choice, readable)}
        label={words.unmeteredOnly}
        disabled={isUnmeteredSet}
        checked={filesUnmeteredOnly}
        onChange={(_event, { checked }) => onSave({ filesUnmeteredOnly: checked === true })}
      />
      <SetByDistrict isSet={isUnmeteredSet} />
      <Checkbox
        className={mergeClasses(styles.choice, readable)}
        label={words.allAtNight}
        disabled={isAllSet}
        checked={allFilesAtNight}
        onChange={(_event, { checked }) => onSave({ allFilesAtNight: checked === true })}
      />
      <SetByDistrict isSet={isAllSet} />
    </div>
  );
}

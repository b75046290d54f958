import { Checkbox, Field, makeStyles, Select } from '@fluentui/react-components';
import type { LibrarySettings } from '../../../../src-shared/domain/library-settings.ts';
import { districtMessages } from '../../../messages/district.ts';

const words = districtMessages.files;

/** What lines of schools can spare, in bytes a second. */
const paces = [32, 64, 128, 256, 512].map((kilobytes) => kilobytes * 1024);

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
  const { filesBytesPerSecond, filesAtNightOnly, allFilesAtNight } = settings;
  return (
    <div className={styles.root}>
      <Field label={words.pace} hint={words.paceHint} className={styles.pace}>
        <Select
          value={String(filesBytesPerSecond ?? '')}
          onChange={(_event, { value }) => onSave({ filesBytesPerSecond: value === '' ? null : Number(value) })}
        >
          <option value="">{words.anyPace}</option>
          {paces.map((pace) => (
            <option key={pace} value={pace}>
              {words.paceOf(pace)}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        className={styles.choice}
        label={words.atNightOnly(settings)}
        checked={filesAtNightOnly}
        onChange={(_event, { checked }) => onSave({ filesAtNightOnly: checked === true })}
      />
      <Checkbox
        className={styles.choice}
        label={words.allAtNight}
        checked={allFilesAtNight}
        onChange={(_event, { checked }) => onSave({ allFilesAtNight: checked === true })}
      />
    </div>
  );
}

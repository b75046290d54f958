import { settingChange } from '../domain/changes.ts';
import { AppError } from '../domain/errors.ts';
import type { TaskContext } from '../domain/job.ts';
import { type LibrarySettings, librarySettingsSchema } from '../domain/library-settings.ts';
import type { ChangeLog } from '../ports/change-log.ts';
import type { PublicationRepository } from '../ports/publication-repository.ts';
import type { SettingsRepository } from '../ports/settings-repository.ts';
import { createReadDistrictSettings } from './read-district-settings.ts';

export type LibrarySettingsPorts = {
  settings: SettingsRepository;
  changeLog: ChangeLog;
  publications: Pick<PublicationRepository, 'list'>;
};

/** Settings that belong to the school and travel with it; the rest are this PC's, and no other PC has a say in them. */
const sharedKeys: ReadonlySet<keyof LibrarySettings> = new Set([
  'schoolName',
  'schoolAddress',
  'schoolCity',
  'schoolPhone',
  'schoolEmail',
  'principalName',
  'trashDays',
]);

/** Whether a setting is the school's, and not that of a PC. */
export function isOfSchool(key: keyof LibrarySettings): boolean {
  return sharedKeys.has(key);
}

/** The library's settings, each with its default until somebody sets it; what the district sets holds before the school's own. */
export function createLibrarySettings({ settings, changeLog, publications }: LibrarySettingsPorts) {
  const setByDistrict = createReadDistrictSettings({ publications, settings });
  let latest = librarySettingsSchema.parse({});
  return {
    read,
    setByDistrict,

    /** The settings as they were last read or changed, for who cannot wait. */
    latest: () => latest,

    /** Throws `SET_BY_DISTRICT` for what is not the school's to say. */
    async update(input: Partial<LibrarySettings>, { actor }: Pick<TaskContext, 'actor'>): Promise<LibrarySettings> {
      const keys = librarySettingsSchema.keyof().options.filter((key) => input[key] !== undefined);
      const decided = (await setByDistrict())?.settings ?? {};
      if (keys.some((key) => key in decided)) throw new AppError('SET_BY_DISTRICT');
      for (const key of keys) {
        const value = input[key];
        if (value === undefined) continue;
        if (sharedKeys.has(key)) await changeLog.commit([settingChange(key, value)], { actor });
        else await settings.setLocal(key, value);
      }
      return read();
    },
  };

  async function read(): Promise<LibrarySettings> {
    const stored: Record<string, unknown> = {};
    for (const key of librarySettingsSchema.keyof().options) {
      const value = await (sharedKeys.has(key) ? settings.get(key) : settings.getLocal(key));
      if (value !== undefined) stored[key] = value;
    }
    const whole = librarySettingsSchema.safeParse(stored);
    const own = whole.success ? whole.data : librarySettingsSchema.parse({});
    const { retention, requiredPapers, ...decided } = (await setByDistrict())?.settings ?? {};
    latest = { ...own, ...decided };
    return latest;
  }
}

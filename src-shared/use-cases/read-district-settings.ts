import type { DistrictSettings } from '../domain/district-settings.ts';
import type { PublicationVersion } from '../domain/publication.ts';
import type { PublicationRepository } from '../ports/publication-repository.ts';
import type { SettingsRepository } from '../ports/settings-repository.ts';
import { hasLeftDistrict } from './synchronize/district-membership.ts';

export type ReadDistrictSettingsPorts = {
  publications: Pick<PublicationRepository, 'list'>;
  settings: Pick<SettingsRepository, 'getLocal'>;
};

/** What the district set for its schools, and in which version; null where it sets nothing, or is no longer the school's. */
export type SetByDistrict = {
  settings: DistrictSettings;
  published: Pick<PublicationVersion, 'version' | 'note' | 'publishedAt' | 'by'>;
};
export type ReadDistrictSettings = () => Promise<SetByDistrict | null>;

/** Reads what the district publishes as settings: a school's own stay beneath, and hold again once it is withdrawn. */
export function createReadDistrictSettings({
  publications,
  settings,
}: ReadDistrictSettingsPorts): ReadDistrictSettings {
  return async () => {
    if (await hasLeftDistrict(settings)) return null;
    const offered = (await publications.list('settings')).find(({ withdrawnAt }) => withdrawnAt === null);
    if (offered === undefined || offered.current.content.kind !== 'settings') return null;
    const { version, note, publishedAt, by, content } = offered.current;
    return { settings: content.settings, published: { version, note, publishedAt, by } };
  };
}

import { settingChange } from '../domain/changes.ts';
import {
  type DistrictView,
  districtViewKey,
  readDistrictView,
  type ShownToDistrict,
} from '../domain/district/district-view.ts';
import type { TaskContext } from '../domain/job.ts';
import type { ChangeLog } from '../ports/change-log.ts';
import type { Clock } from '../ports/clock.ts';
import type { SettingsRepository } from '../ports/settings-repository.ts';

export type DistrictViewPorts = { settings: SettingsRepository; changeLog: ChangeLog; clock: Clock };

/** What the school lets its district see: read and decided at any of its PCs, and the same at all. */
export function createDistrictView({ settings, changeLog, clock }: DistrictViewPorts) {
  return {
    read: async (): Promise<DistrictView> => readDistrictView(await settings.get(districtViewKey)),

    async decide(shows: ShownToDistrict, { actor }: Pick<TaskContext, 'actor'>): Promise<void> {
      const view: DistrictView = { shows, setBy: actor.name, setAt: new Date(clock.now()).toISOString() };
      await changeLog.commit([settingChange(districtViewKey, view)], { actor });
    },
  };
}

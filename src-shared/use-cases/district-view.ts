import { settingChange } from '../domain/changes.ts';
import {
  type DistrictView,
  districtViewKey,
  type ShownToDistrict,
  type ViewInForce,
} from '../domain/district/district-view.ts';
import type { TaskContext } from '../domain/job.ts';
import type { ChangeLog } from '../ports/change-log.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConflictRepository } from '../ports/conflict-repository.ts';
import type { SettingsRepository } from '../ports/settings-repository.ts';
import { readViewInForce } from './district/view-in-force.ts';

export type DistrictViewPorts = {
  settings: SettingsRepository;
  conflicts: Pick<ConflictRepository, 'conflicts'>;
  changeLog: ChangeLog;
  clock: Clock;
};

/** What the school lets its district see: read and decided at any of its PCs, and the same at all. */
export function createDistrictView({ settings, conflicts, changeLog, clock }: DistrictViewPorts) {
  return {
    read: (): Promise<ViewInForce> => readViewInForce({ settings, conflicts }),

    async decide(shows: ShownToDistrict, { actor }: Pick<TaskContext, 'actor'>): Promise<void> {
      const view: DistrictView = { shows, setBy: actor.name, setAt: new Date(clock.now()).toISOString() };
      await changeLog.commit([settingChange(districtViewKey, view)], { actor });
    },
  };
}

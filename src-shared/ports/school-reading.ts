import type { ChangeLog } from './change-log.ts';
import type { ConflictRepository } from './conflict-repository.ts';
import type { PlanillaRepository } from './planilla-repository.ts';
import type { RightsRepository } from './rights-repository.ts';
import type { SettingsRepository } from './settings-repository.ts';
import type { SourceRepository } from './source-repository.ts';

/** What is read of a school's library on the server for its district. */
export type SchoolReading = {
  settings: SettingsRepository;
  planillas: PlanillaRepository;
  sources: SourceRepository;
  rights: Pick<RightsRepository, 'notToUse'>;
  changeLog: ChangeLog;
  conflicts: Pick<ConflictRepository, 'conflicts'>;
};

/** Opens schools' libraries on the server to be read; null where the server keeps none. */
export type SchoolReadings = { open(schoolId: string): Promise<SchoolReading & { close(): Promise<void> }> } | null;

import { z } from 'zod';
import { librarySettingsSchema } from './library-settings.ts';
import { partialWithoutDefaults } from './partial-schema.ts';
import { requiredPaperSchema } from './person.ts';
import { retentionRuleSchema } from './rights/retention.ts';

/** What a district may set for its schools. What it leaves out each school, or each PC, decides. */
export const districtSettingsSchema = partialWithoutDefaults(
  librarySettingsSchema.pick({
    secondReading: true,
    trashDays: true,
    nightFromHour: true,
    nightToHour: true,
    filesBytesPerSecond: true,
    filesAtNightOnly: true,
    filesUnmeteredOnly: true,
    allFilesAtNight: true,
  }),
).extend({
  /** How long papers of these kinds are kept; the school says it of the others. */
  retention: z.array(retentionRuleSchema).min(1).max(50).optional(),
  /** All that a pupil must bring. */
  requiredPapers: z.array(requiredPaperSchema).max(50).optional(),
});
export type DistrictSettings = z.infer<typeof districtSettingsSchema>;

/** Whether a district sets anything by it. */
export function setsAnything(settings: DistrictSettings): boolean {
  return Object.values(settings).some((value) => value !== undefined);
}

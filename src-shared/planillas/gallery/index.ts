import { attendancePlanilla } from './attendance.ts';
import { diningRoomPlanilla } from './dining-room.ts';
import { enrolmentPlanilla } from './enrolment.ts';
import type { GalleryEntry } from './gallery-entry.ts';
import { missingPapersPlanilla } from './missing-papers.ts';
import { movementsPlanilla } from './movements.ts';
import { teacherLeavesPlanilla } from './teacher-leaves.ts';

/** The ready planillas, in the order in which a school year needs them. */
export const planillaGallery = [
  enrolmentPlanilla,
  missingPapersPlanilla,
  attendancePlanilla,
  teacherLeavesPlanilla,
  movementsPlanilla,
  diningRoomPlanilla,
] as const satisfies readonly GalleryEntry[];

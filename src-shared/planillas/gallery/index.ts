import type { ColumnDefinition, PlanillaScope, PlanillaSpec } from '../../domain/planilla.ts';
import { attendancePlanilla } from './attendance.ts';
import { diningRoomPlanilla } from './dining-room.ts';
import { enrolmentPlanilla } from './enrolment.ts';
import { missingPapersPlanilla } from './missing-papers.ts';
import { movementsPlanilla } from './movements.ts';
import { teacherLeavesPlanilla } from './teacher-leaves.ts';

/** A ready planilla: what a school asks for most, with the papers it reads. */
export type GalleryEntry = {
  key: string;
  title: string;
  description: string;
  rowKind: PlanillaSpec['rows'];
  spec: PlanillaSpec;
  scope: PlanillaScope;
};

/** A column with what is left out filled in. */
export type GalleryColumn = Pick<ColumnDefinition, 'name' | 'type'> & Partial<ColumnDefinition>;

/** The ready planillas, in the order in which a school year needs them. */
export const planillaGallery = [
  enrolmentPlanilla,
  missingPapersPlanilla,
  attendancePlanilla,
  teacherLeavesPlanilla,
  movementsPlanilla,
  diningRoomPlanilla,
] as const satisfies readonly GalleryEntry[];

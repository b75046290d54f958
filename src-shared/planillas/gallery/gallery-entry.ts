import type { z } from 'zod';
import type { PlanillaScope, PlanillaSpec, planillaSpecSchema } from '../../domain/planilla.ts';

/** A ready planilla: what a school asks for most, with the papers it reads. */
export type GalleryEntry = {
  key: string;
  title: string;
  description: string;
  rowKind: PlanillaSpec['rows'];
  spec: z.input<typeof planillaSpecSchema>;
  scope: PlanillaScope;
};

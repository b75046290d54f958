import { z } from 'zod';
import { planillaIdSchema } from '../identifiers.ts';
import type { Column, Planilla } from '../planilla.ts';

/** What of its planillas a school lets its district see. */
export const shownToDistrictSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nothing') }),
  /** Those that the district published, in the columns that came with them. */
  z.object({ kind: z.literal('published') }),
  /** These, whole. */
  z.object({ kind: z.literal('named'), planillaIds: z.array(planillaIdSchema).min(1).max(100) }),
]);
export type ShownToDistrict = z.infer<typeof shownToDistrictSchema>;

/** What a school shows, since when and who decided it: nulls where nobody ever did. */
export const districtViewSchema = z.object({
  shows: shownToDistrictSchema,
  setBy: z.string().nullable(),
  /** ISO instant. */
  setAt: z.string().nullable(),
});
export type DistrictView = z.infer<typeof districtViewSchema>;

/** It as it holds now: while PCs of the school disagree about it, no more than all of them let see. */
export const viewInForceSchema = districtViewSchema.extend({ isDisputed: z.boolean() });
export type ViewInForce = z.infer<typeof viewInForceSchema>;

/** The setting of the school that holds it: all its PCs, and the server, know the same. */
export const districtViewKey = 'districtView';

/** Whether a register holds it: of all that a school writes, its principal's alone to decide. */
export function isDecidedByPrincipal({ entity, entityId }: { entity: string; entityId: string }): boolean {
  return entity === 'setting' && entityId === districtViewKey;
}

/** What was set; nothing is shown where nothing was, or what only a newer program understands. */
export function readDistrictView(stored: unknown): DistrictView {
  const parsed = districtViewSchema.safeParse(stored);
  return parsed.success ? parsed.data : { shows: { kind: 'nothing' }, setBy: null, setAt: null };
}

/** What all of these let see. What was published and what was named have nothing in common that everybody meant. */
export function shownByAll(decided: readonly ShownToDistrict[]): ShownToDistrict {
  const [first, ...others] = decided;
  if (first === undefined || others.some(({ kind }) => kind !== first.kind)) return { kind: 'nothing' };
  if (first.kind !== 'named') return first;
  const planillaIds = first.planillaIds.filter((id) =>
    others.every((other) => other.kind === 'named' && other.planillaIds.includes(id)),
  );
  return planillaIds.length === 0 ? { kind: 'nothing' } : { kind: 'named', planillaIds };
}

type Shown = Pick<Planilla, 'id' | 'trashedAt' | 'published'>;

/** Whether the district may see a planilla. What is in the trash it may not. */
export function isShown({ id, trashedAt, published }: Shown, shows: ShownToDistrict): boolean {
  if (trashedAt !== null) return false;
  switch (shows.kind) {
    case 'nothing':
      return false;
    case 'published':
      return (published ?? null) !== null;
    case 'named':
      return shows.planillaIds.includes(id);
  }
}

/** The columns of a planilla that it may see, in their order. */
export function shownColumns({ columns }: Pick<Planilla, 'columns'>, shows: ShownToDistrict): Column[] {
  if (shows.kind === 'nothing') return [];
  return shows.kind === 'named' ? columns : columns.filter(({ publishedName }) => publishedName !== undefined);
}

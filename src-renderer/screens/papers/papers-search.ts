import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { z } from 'zod';
import type { ContractInputs } from '../../../src-shared/contract/index.ts';
import { folderIdSchema, personIdSchema } from '../../../src-shared/domain/identifiers.ts';
import type { PaperGrouping } from '../../../src-shared/domain/paper-groups.ts';
import { paperKindSchema } from '../../../src-shared/domain/source.ts';

export const stateFilterSchema = z.enum(['good', 'poor', 'failed', 'needs-password', 'unread']);
export type StateFilter = z.infer<typeof stateFilterSchema>;

const orderBySchema = z.enum(['name', 'addedAt', 'documentDate', 'paperKind', 'status']);

/** What the address of the screen holds: it survives a reload and can be linked to. What is wrong in it is left out. */
const papersSearchSchema = z.object({
  carpeta: folderIdSchema.optional().catch(undefined),
  tipo: paperKindSchema.optional().catch(undefined),
  estado: stateFilterSchema.optional().catch(undefined),
  etiqueta: z.coerce.string().optional().catch(undefined),
  persona: personIdSchema.optional().catch(undefined),
  desde: z.iso.date().optional().catch(undefined),
  hasta: z.iso.date().optional().catch(undefined),
  papelera: z.boolean().optional().catch(undefined),
  buscar: z.coerce.string().optional().catch(undefined),
  orden: orderBySchema.optional().catch(undefined),
  inverso: z.boolean().optional().catch(undefined),
});
export type PapersSearch = z.infer<typeof papersSearchSchema>;
export type PaperFilter = ContractInputs['sources']['list']['filter'];
export type PaperOrder = ContractInputs['sources']['list']['order'];

/** What the screen shows now, and a way to change part of it. */
export function usePapersSearch(): [PapersSearch, (change: Partial<PapersSearch>) => void] {
  const raw = useSearch({ strict: false });
  const navigate = useNavigate();
  const search = useMemo(() => papersSearchSchema.parse(raw), [raw]);
  const change = useCallback(
    (part: Partial<PapersSearch>) => void navigate({ to: '/papeles', search: { ...search, ...part }, replace: true }),
    [navigate, search],
  );
  return [search, change];
}

/** The host's filter for what the address says. */
export function filterOf(search: PapersSearch): PaperFilter {
  return {
    folderId: search.papelera ? undefined : search.carpeta,
    paperKinds: search.tipo && [search.tipo],
    tag: search.etiqueta,
    personId: search.persona,
    from: search.desde,
    to: search.hasta,
    trashed: search.papelera ? true : undefined,
    ...stateConditions(search.estado),
  };
}

/** The host's order for what the address says: the newest first unless told. Within groups, that of each. */
export function orderOf({ orden, inverso }: PapersSearch, groupBy: PaperGrouping | undefined): PaperOrder {
  return { by: orden ?? 'addedAt', descending: orden ? inverso === true : true, groupBy };
}

/** How many filters hold something back, the folder and the search apart. */
export function countFilters(search: PapersSearch): number {
  const { tipo, estado, etiqueta, persona, desde, hasta } = search;
  return [tipo, estado, etiqueta, persona, desde ?? hasta].filter((value) => value !== undefined).length;
}

/** No filter at all: to take them away in one go. */
export const noFilters = {
  tipo: undefined,
  estado: undefined,
  etiqueta: undefined,
  persona: undefined,
  desde: undefined,
  hasta: undefined,
} satisfies Partial<PapersSearch>;

function stateConditions(state: StateFilter | undefined): Pick<PaperFilter, 'statuses' | 'qualities'> {
  switch (state) {
    case undefined:
      return {};
    case 'good':
      return { statuses: ['ready'], qualities: ['good', 'fair'] };
    case 'poor':
      return { statuses: ['ready'], qualities: ['poor', 'empty'] };
    case 'unread':
      return { statuses: ['queued', 'reading'] };
    default:
      return { statuses: [state] };
  }
}

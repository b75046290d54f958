import type { PaperGroup, PaperGrouping, ReadingState } from '../../src-shared/domain/paper-groups.ts';
import type { PaperKind } from '../../src-shared/domain/source.ts';
import { formatMonth } from './format.ts';
import { paperKindNames } from './paper-kinds.ts';
import { paperStateNames, papersMessages } from './papers.ts';

const by = {
  folder: 'Por carpeta',
  paperKind: 'Por tipo',
  month: 'Por mes del papel',
  readingState: 'Por lectura',
} as const satisfies Record<PaperGrouping, string>;

/** Words of the list in groups. */
export const paperGroupMessages = {
  group: 'Agrupar',
  groupedBy: (groupBy: PaperGrouping) => `Agrupar: ${by[groupBy].toLocaleLowerCase('es-AR')}`,
  ungrouped: 'Sin grupos',
  by,
  noMonth: 'Sin fecha',
  inside: (folders: readonly string[]) => `en ${folders.join(' › ')}`,
  fold: (name: string) => `Plegar ${name}`,
  unfold: (name: string) => `Desplegar ${name}`,
} as const;

/** What a group is called; for a folder, its own name. */
export function nameOfGroup(groupBy: PaperGrouping, { key, path }: PaperGroup): string {
  switch (groupBy) {
    case 'folder':
      return path.at(-1) ?? papersMessages.noFolder;
    case 'month':
      return key === null ? paperGroupMessages.noMonth : formatMonth(key);
    // The host gives these groups the domain's own words as keys.
    case 'paperKind':
      return paperKindNames[key as PaperKind];
    case 'readingState':
      return paperStateNames[key as ReadingState];
  }
}

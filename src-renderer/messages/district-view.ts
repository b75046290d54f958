import type { DistrictView, ShownToDistrict } from '../../src-shared/domain/district/district-view.ts';
import { formatDate, plural } from './format.ts';

const seen = (shows: ShownToDistrict, titles: readonly string[]): string => {
  if (shows.kind === 'nothing') return 'nada más que el estado de las PC';
  if (shows.kind === 'published') return 'las planillas que el distrito publicó';
  if (titles.length > 0 && titles.length <= 3) return titles.map((title) => `«${title}»`).join(', ');
  return plural(shows.planillaIds.length, 'planilla elegida', 'planillas elegidas');
};

/** Words of what the school lets its district see. */
export const districtViewMessages = {
  title: 'Qué ve el distrito',
  sees: (shows: ShownToDistrict, titles: readonly string[]) => `El distrito ve: ${seen(shows, titles)}.`,
  since: ({ setAt, setBy }: Pick<DistrictView, 'setAt' | 'setBy'>) =>
    setAt === null
      ? 'Así es mientras nadie elija otra cosa.'
      : `Desde el ${formatDate(setAt)}${setBy ? `; lo eligió ${setBy}` : ''}.`,
  always:
    'El área del distrito muestra siempre cuándo se conectó cada PC, su versión y cuánto ocupa; papeles, padrón y actas, nunca.',
  change: 'Cambiar…',
  disputed: 'En dos PC se eligió distinto: hasta que se decida, el distrito ve sólo lo que las dos dejan ver.',
  seeBoth: 'Ver las dos y decidir',
  ofPrincipal: 'Lo decide la dirección, con su usuario o en una PC de la escuela.',
  dialog: {
    hint: 'Lo decide la dirección. Vale para toda la escuela, desde la próxima vez que esta PC se conecte, y queda en la auditoría del distrito.',
    kinds: {
      nothing: 'Nada más que el estado de las PC',
      published: 'Las planillas que el distrito publicó',
      named: 'Las planillas que elijas',
    },
    hints: {
      nothing: 'Cuándo se conectaron las PC, su versión y cuánto ocupan.',
      published: 'Las que se hicieron de una planilla del distrito: sus filas, en las columnas que vinieron con ella.',
      named: 'Con todas sus filas y columnas, y de dónde salió cada dato.',
    },
    planillas: 'Planillas que ve el distrito',
    none: 'Todavía no hay planillas.',
    rows: (count: number) => plural(count, 'fila', 'filas'),
    save: 'Guardar',
    chooseOne: 'Elegí al menos una planilla.',
  },
  saved: 'Guardado. El distrito lo sabe cuando esta PC se conecte.',
} as const;

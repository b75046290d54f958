import { errorMessage, isErrorCode } from '../../src-shared/domain/errors.ts';
import { sinceWords } from './district-schools.ts';
import { formatBytes, formatNumber, plural } from './format.ts';

/** Words of PC, and of what a PC tells of itself. */
export const districtPcsMessages = {
  search: 'Buscar PC o escuela',
  tools: 'Buscar y filtrar',
  count: (count: number) => plural(count, 'PC', 'PC'),
  found: (count: number, all: number) => `${formatNumber(count)} de ${formatNumber(all)} PC`,
  refresh: 'Actualizar',
  empty: 'Todavía no se conectó ninguna PC',
  emptyHint: 'En cada escuela se hace un código; con él la PC entra al distrito.',
  nothingFound: 'Ninguna PC coincide',
  unnamed: 'Sin nombre todavía',
  filters: { failed: 'Con fallas', old: 'Versión vieja', full: 'Poco lugar', silent: 'Sin noticias' },
  columns: {
    name: 'PC',
    school: 'Escuela',
    contact: 'Último contacto',
    version: 'Versión',
    free: 'Lugar libre',
    library: 'Biblioteca',
    failure: 'Fallas',
  },
  notTold: 'No lo dijo',
  never: 'Nunca',
  old: (version: string) => `${version} · vieja`,
  oldHint: (version: string) => `El servidor tiene la ${version}: conviene actualizar el programa en esa PC`,
  fullHint: 'Queda menos de 2 GB: puede no alcanzar para guardar más papeles',
  noFailure: 'Ninguna',
  failure: (code: string) => (isErrorCode(code) ? errorMessage(code) : code),
  failureWhen: (atMs: number, nowMs: number) => sinceWords(atMs, nowMs),
  refused: (count: number) => plural(count, 'cambio apartado', 'cambios apartados'),
  facts: (version: string, system: string) => `versión ${version} · ${system}`,
  space: (freeBytes: number | null, libraryBytes: number | null) =>
    [
      freeBytes === null ? null : `${formatBytes(freeBytes)} libres`,
      libraryBytes === null ? null : `biblioteca de ${formatBytes(libraryBytes)}`,
    ].filter((part) => part !== null),
} as const;

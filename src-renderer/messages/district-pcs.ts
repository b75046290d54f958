import { errorMessage, isErrorCode } from '../../src-shared/domain/errors.ts';
import { sinceWords } from './district-schools.ts';
import { formatBytes, formatNumber, plural } from './format.ts';

/** The first build of Windows 11, whose release is called 10.0 like Windows 10's. */
const windows11 = 22_000;

/** What a PC's system is called by people: it tells `Windows_NT 10.0.19045`. */
export function systemWords(told: string): string {
  const [, release = '', build = ''] = /^Windows_NT (\d+\.\d+)\.(\d+)/.exec(told) ?? [];
  if (release === '10.0') return `Windows ${Number(build) < windows11 ? '10' : '11'}`;
  if (release === '6.1') return 'Windows 7';
  if (release === '6.2' || release === '6.3') return 'Windows 8';
  return told.replace(/^Windows_NT\b/, 'Windows').replace(/^Darwin\b.*/, 'macOS');
}

/** Words of PC, and of what a PC tells of itself. */
export const districtPcsMessages = {
  search: 'Buscar PC o escuela',
  tools: 'Buscar y filtrar',
  count: (count: number) => plural(count, 'PC', 'PC'),
  found: (count: number, all: number) => `${formatNumber(count)} de ${formatNumber(all)} PC`,
  refresh: 'Actualizar',
  empty: 'Todavía no se conectó ninguna PC',
  emptyHint: 'En cada escuela se hace un código; con él la PC entra al distrito.',
  toSchools: 'Ir a las escuelas',
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
  failed: (atMs: number, nowMs: number) => `Falló ${sinceWords(atMs, nowMs)}`,
  refused: (count: number) => plural(count, 'cambio apartado', 'cambios apartados'),
  system: systemWords,
  facts: (version: string, system: string) => `versión ${version} · ${systemWords(system)}`,
  space: (freeBytes: number | null, libraryBytes: number | null) =>
    [
      freeBytes === null ? null : `${formatBytes(freeBytes)} libres`,
      libraryBytes === null ? null : `biblioteca de ${formatBytes(libraryBytes)}`,
    ].filter((part) => part !== null),
} as const;

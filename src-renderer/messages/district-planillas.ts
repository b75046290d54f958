import type { StandingSchool } from '../../src-shared/contract/district-planillas-contract.ts';
import { sinceWords } from './district-schools.ts';
import { formatNumber, plural } from './format.ts';

/** Words of Planillas, which schools let their district see. */
export const districtPlanillasMessages = {
  subtitle: 'Las que las escuelas dejan ver. Cada escuela decide qué muestra, y cada mirada queda en la auditoría.',
  list: {
    columns: { title: 'Planilla', origin: 'De quién es', schools: 'Escuelas', rows: 'Filas' },
    published: 'Del distrito',
    alike: 'De las escuelas, con el mismo título y columnas',
    empty: 'Ninguna escuela deja ver planillas todavía',
    emptyHint: 'Lo decide la dirección de cada escuela: en una PC, Ajustes, Distrito, «Qué ve el distrito».',
    off: 'Este servidor no guarda las bibliotecas de las escuelas',
    offHint: 'Para leer planillas acá, quien lo instala tiene que encenderlas (AMANUENSE_LIBRARIES).',
  },
  back: 'Planillas',
  tools: 'Buscar y filtrar',
  search: 'Buscar en las filas',
  doubtful: 'Con dudas',
  anySchool: 'Todas las escuelas',
  schoolFilter: 'Escuela',
  school: 'Escuela',
  count: (total: number) => plural(total, 'fila', 'filas'),
  nothingFound: 'Ninguna fila coincide',
  noRows: 'Las escuelas que la muestran todavía no tienen filas',
  more: 'Ver más filas',
  furthest: 'Hasta acá llega la pantalla. Para tener todas las filas, descargala.',
  absent: 'No consta en los documentos',
  states: {
    found: 'Encontrado en un papel',
    absent: 'No consta en los documentos',
    doubtful: 'Dudoso: la escuela todavía no lo decidió',
    manual: 'Escrito a mano',
    stale: 'Cambió algo desde que se leyó',
  },
  approved: 'aprobado por la escuela',
  notApproved: 'sin aprobar',
  schools: {
    summary: (shown: number, all: number) =>
      `La muestran ${formatNumber(shown)} de ${plural(all, 'escuela', 'escuelas')}`,
    standing: ({ standing, rows }: StandingSchool) =>
      ({
        shown: plural(rows, 'fila', 'filas'),
        none: 'No tiene esta planilla',
        hidden: 'No la deja ver',
        disputed: 'Dos PC de la escuela eligieron distinto: hasta que decida, se ve sólo lo que las dos dejan ver',
        silent: 'Todavía no envió nada',
      })[standing],
    heard: (atMs: number | null, nowMs: number) =>
      atMs === null ? 'sin contacto todavía' : `último contacto ${sinceWords(atMs, nowMs)}`,
  },
  export: {
    open: 'Descargar…',
    title: 'Descargar la planilla',
    hint: 'Van todas las filas que las escuelas dejan ver, con de dónde salió cada dato y una hoja con las escuelas. Queda en la auditoría de cada una.',
    format: 'Formato',
    formats: { xlsx: 'Excel (.xlsx)', csv: 'CSV' },
    action: 'Descargar',
    started: 'La descarga empezó',
  },
} as const;

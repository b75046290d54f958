import { formatBytes, formatDuration, formatMoment, formatNumber, formatTime, plural } from './format.ts';

/** Words of the frame around every screen. */
export const frameMessages = {
  product: 'Amanuense',
  screens: 'Pantallas',
  schoolUnnamed: 'Tu escuela',
  collapse: 'Achicar el menú',
  expand: 'Agrandar el menú',
  palette: 'Buscar o hacer',
  doubtfulHint: (count: number) => `${formatNumber(count)} ${count === 1 ? 'celda dudosa' : 'celdas dudosas'}`,
  suggestedHint: (count: number) =>
    `${formatNumber(count)} ${count === 1 ? 'coincidencia por confirmar' : 'coincidencias por confirmar'}`,
  jobsHint: (count: number) => `${formatNumber(count)} ${count === 1 ? 'tarea en marcha' : 'tareas en marcha'}`,
  saved: 'Todo guardado',
  saving: 'Guardando…',
  here: 'En esta PC',
  onServer: 'En el servidor del distrito',
  unsent: (count: number) => `${plural(count, 'cambio', 'cambios')} por enviar`,
  unsentFiles: ({ count, bytes }: { count: number; bytes: number }) =>
    `${plural(count, 'archivo', 'archivos')} por enviar (${formatBytes(bytes)})`,
  inStep: (iso: string) => `Sincronizado ${formatMoment(iso)}`,
  lowDisk: (free: string) => `Queda poco lugar en el disco (${free})`,
  idle: 'Sin tareas en marcha',
  left: (milliseconds: number) => `faltan ${formatDuration(milliseconds)}`,
  tonight: ({ title, from }: { title: string; from: string }) =>
    `Sigue esta noche a las ${formatTime(from)}. Podés apagar la pantalla, no la PC. · ${title}`,
  paused: (title: string) => `En pausa · ${title}`,
  moreJobs: (count: number) => `y ${formatNumber(count)} más`,
  seeJobs: 'Ver en Tareas',
  dropHere: 'Soltá los papeles acá',
  dropHint: 'Archivos o carpetas enteras: PDF, fotos, Word, Excel, mails, ZIP',
} as const;

/** Titles of the screens, as the navigation and the palette say them. */
export const screenTitles = {
  home: 'Inicio',
  papers: 'Papeles',
  people: 'Personas',
  planillas: 'Planillas',
  ask: 'Preguntar',
  documents: 'Documentos',
  prompts: 'Indicaciones',
  jobs: 'Tareas',
  models: 'Modelos',
  settings: 'Ajustes',
} as const;

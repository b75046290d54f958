import { formatBytes, formatNumber, plural } from './format.ts';

/** Words of the viewer and of the proof panel. */
export const viewerMessages = {
  absent: {
    elsewhere: (bytes: number) =>
      `El archivo (${formatBytes(bytes)}) se agregó en otra PC de la escuela y no está en ésta. Se trae del servidor del distrito.`,
    notSent:
      'La PC que agregó este papel todavía no terminó de mandar su archivo. Cuando lo mande, se ve acá: no hace falta hacer nada.',
    read: 'Falta que llegue el archivo. Esto es lo que se leyó, cada palabra en su lugar.',
    bring: 'Traer el archivo',
    again: 'Probar de nuevo',
    coming: 'Trayendo el archivo',
    cancel: 'Cancelar',
  },
  proof: 'Prueba',
  bringingPage: 'Trayendo la página…',
  pageNumber: (page: number) => `Página ${formatNumber(page)}`,
  pageOf: (page: number, pages: number) => `Página ${formatNumber(page)} de ${formatNumber(pages)}`,
  pages: 'Páginas del papel',
  zoomIn: 'Agrandar',
  zoomOut: 'Achicar',
  zoomFit: 'Ajustar al ancho',
  previous: 'Prueba anterior',
  next: 'Prueba siguiente',
  position: (index: number, count: number) => `${formatNumber(index)} de ${formatNumber(count)}`,
  openWhole: 'Abrir el papel entero',
  readsBadly: (page: number) => `La página ${formatNumber(page)} se lee mal.`,
  readsBadlyHint: 'Compará el texto con el papel antes de confiar. Si podés, escaneala de nuevo.',
  nothingRead: (page: number) => `En la página ${formatNumber(page)} no se leyó ningún texto`,
  showText: 'Ver el texto leído',
  hideText: 'Ocultar el texto leído',
  readText: 'Texto leído',
  readAgain: 'Volver a leer',
  readingAgain: 'Se está leyendo de nuevo',
  row: 'Fila',
  rowsBefore: (count: number) => `Mostrar ${plural(count, 'fila anterior', 'filas anteriores')}`,
  rowsAfter: (count: number) => `Mostrar más (${plural(count, 'fila', 'filas')})`,
  notReady: 'Este papel todavía no se leyó',
  noPages: 'Este papel no tiene páginas para mostrar',
} as const;

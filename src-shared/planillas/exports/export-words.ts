import type { Locator } from '../../domain/evidence.ts';
import type { CellState, Reading, RowKind } from '../../domain/planilla.ts';

/** The Spanish of exported files. */
export const exportWords = {
  sourcesSheet: 'Fuentes',
  sourcesHeaders: ['Fila', 'De', 'Columna', 'Valor', 'Estado', 'Archivo', 'Lugar', 'Cita', 'Lectura'],
  yes: 'Sí',
  no: 'No',
  alternatives: 'También se leyó',
  aboutNotes: (most: number) =>
    `Cada celda lleva una nota con su fuente; las dudosas tienen fondo amarillo y el signo ⚠. Después de ${most} notas sólo la llevan las celdas por revisar. La hoja «Fuentes» las tiene todas.`,
} as const;

/** What a form lacks: they complete "El formulario no tiene …". */
export const formProblems = {
  sheet: (name: string) => `la hoja «${name}»`,
  columns: 'columnas marcadas',
  room: (row: number) => `lugar libre en la fila ${row}`,
} as const;

export const rowLabelHeaders: Record<RowKind, string> = { document: 'Papel', record: 'Papel', person: 'Persona' };

export const stateWords: Record<CellState, string> = {
  found: 'Encontrado',
  absent: 'No consta',
  doubtful: 'Dudoso: revisar',
  manual: 'Escrito a mano',
  stale: 'Desactualizado',
};

/** Where in its file a quote stands, as one would tell a colleague. */
export function placeWords(locator: Locator): string {
  switch (locator.type) {
    case 'page':
      return `página ${locator.page}`;
    case 'block':
      return `párrafo ${locator.block + 1}`;
    case 'cell':
      return `hoja ${locator.sheet}, celda ${locator.reference}`;
    case 'time':
      return clock(locator.startMs);
  }
}

function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Who read a value. */
export function readingWords(reading: Reading | null): string {
  if (reading === null) return '';
  switch (reading.kind) {
    case 'rule':
      return `Regla: ${reading.rule}`;
    case 'model':
      return `Modelo: ${reading.model}`;
    case 'person':
      return reading.name;
  }
}

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

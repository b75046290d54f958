import type { GalleryEntry } from './gallery-entry.ts';

/** One row for each transfer from or to another school. */
export const movementsPlanilla = {
  key: 'movimientos',
  title: 'Movimientos (pases)',
  description: 'Una fila por pase: de qué escuela viene o a cuál va cada alumno, y desde cuándo.',
  rowKind: 'document',
  scope: { folderId: null, paperKinds: ['transfer'], sourceIds: [], course: null },
  spec: {
    title: 'Movimientos (pases)',
    rows: 'document',
    sources: { all: true },
    paperKinds: ['transfer'],
    columns: [
      { name: 'Alumno', type: 'person', synonyms: ['Apellido y nombre'], required: true },
      { name: 'DNI', type: 'dni', instruction: 'El documento del alumno.' },
      { name: 'Grado', type: 'grade', instruction: 'El curso que cursaba.' },
      { name: 'Escuela de origen', type: 'text', instruction: 'La escuela de la que viene.' },
      { name: 'Escuela de destino', type: 'text', instruction: 'La escuela a la que va.' },
      { name: 'Motivo', type: 'text' },
      { name: 'Fecha del pase', type: 'date', instruction: 'Desde cuándo rige.' },
      { name: 'Fecha de la constancia', type: 'date', instruction: 'La fecha del papel.' },
    ],
  },
} as const satisfies GalleryEntry;

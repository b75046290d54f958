import type { GalleryEntry } from './gallery-entry.ts';

/** One row for each pupil of each attendance sheet. */
export const attendancePlanilla = {
  key: 'asistencia',
  title: 'Asistencia',
  description: 'Una fila por alumno de cada planilla de asistencia: presentes, inasistencias y su curso.',
  rowKind: 'record',
  scope: { folderId: null, paperKinds: ['attendance'], sourceIds: [], course: null },
  spec: {
    title: 'Asistencia',
    rows: 'record',
    sources: { all: true },
    paperKinds: ['attendance'],
    columns: [
      { name: 'Alumno', type: 'person', synonyms: ['Apellido y nombre'], required: true },
      { name: 'DNI', type: 'dni', instruction: 'El documento del alumno.' },
      { name: 'Grado y sección', type: 'grade', instruction: 'El curso de la planilla.' },
      { name: 'Inasistencias', type: 'integer', synonyms: ['Faltas', 'Total de ausentes'] },
      { name: 'Asistencias', type: 'integer', synonyms: ['Presentes'] },
      { name: 'Observaciones', type: 'text' },
    ],
  },
} as const satisfies GalleryEntry;

import type { GalleryEntry } from './gallery-entry.ts';

/** One row for each pupil who eats at school. */
export const diningRoomPlanilla = {
  key: 'comedor',
  title: 'Comedor',
  description: 'Una fila por alumno de las listas del comedor: su curso y el menú que le toca.',
  rowKind: 'record',
  scope: { folderId: null, paperKinds: ['class-list'], sourceIds: [], course: null },
  spec: {
    title: 'Comedor',
    rows: 'record',
    sources: { all: true },
    paperKinds: ['class-list'],
    columns: [
      { name: 'Alumno', type: 'person', synonyms: ['Apellido y nombre', 'Comensal'], required: true },
      { name: 'DNI', type: 'dni', instruction: 'El documento del alumno.' },
      {
        name: 'Grado y sección',
        type: 'grade',
        instruction: 'El curso del alumno; si la lista es de uno solo, el del título.',
      },
      { name: 'Menú', type: 'text', synonyms: ['Dieta', 'Servicio'], instruction: 'Común, celíaco, sin sal u otro.' },
    ],
  },
} as const satisfies GalleryEntry;

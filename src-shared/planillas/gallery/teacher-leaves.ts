import type { GalleryEntry } from './gallery-entry.ts';

/** One row for each leave request. */
export const teacherLeavesPlanilla = {
  key: 'licencias-docentes',
  title: 'Licencias docentes',
  description: 'Una fila por pedido de licencia: quién, por qué artículo, desde y hasta cuándo.',
  rowKind: 'document',
  scope: { folderId: null, paperKinds: ['leave-request'], sourceIds: [], course: null },
  spec: {
    title: 'Licencias docentes',
    rows: 'document',
    sources: { all: true },
    paperKinds: ['leave-request'],
    columns: [
      {
        name: 'Docente',
        type: 'person',
        instruction: 'Quien pide la licencia.',
        synonyms: ['Agente', 'Apellido y nombre'],
        required: true,
      },
      { name: 'CUIL', type: 'cuil' },
      { name: 'Cargo', type: 'text', instruction: 'El cargo o la función del docente.' },
      {
        name: 'Artículo',
        type: 'text',
        instruction: 'El artículo e inciso en que se encuadra.',
        synonyms: ['Encuadre'],
      },
      { name: 'Motivo', type: 'text', instruction: 'Por qué la pide.' },
      { name: 'Desde', type: 'date', instruction: 'El primer día de la licencia.', synonyms: ['Fecha de inicio'] },
      { name: 'Hasta', type: 'date', instruction: 'El último día de la licencia.', synonyms: ['Fecha de fin'] },
      { name: 'Días', type: 'integer', instruction: 'Cuántos días pide.' },
      { name: 'Suplente', type: 'person', instruction: 'Quien la reemplaza, si figura.' },
      { name: 'Fecha del pedido', type: 'date', instruction: 'La fecha de la nota.' },
    ],
  },
} as const satisfies GalleryEntry;

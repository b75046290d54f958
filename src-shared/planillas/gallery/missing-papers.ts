import type { GalleryEntry } from './gallery-entry.ts';

/** One row for each pupil: which papers are in the library, and what they say. */
export const missingPapersPlanilla = {
  key: 'documentacion-faltante',
  title: 'Documentación faltante',
  description: 'Una fila por alumno: qué papeles trajo y cuáles faltan, con el papel que lo prueba.',
  rowKind: 'person',
  scope: { folderId: null, paperKinds: [], sourceIds: [], course: null },
  spec: {
    title: 'Documentación faltante',
    rows: 'person',
    sources: { all: true },
    paperKinds: [],
    columns: [
      { name: 'Ficha de inscripción', type: 'boolean', instruction: 'Si está la ficha de inscripción del alumno.' },
      { name: 'Partida de nacimiento', type: 'boolean', instruction: 'Si trajo la partida de nacimiento.' },
      { name: 'Carnet de vacunas', type: 'boolean', instruction: 'Si trajo el carnet o certificado de vacunación.' },
      { name: 'Vacunas completas', type: 'boolean', instruction: 'Si el esquema de vacunación figura completo.' },
      {
        name: 'Certificado médico',
        type: 'boolean',
        synonyms: ['Apto físico'],
        instruction: 'Si trajo el certificado de salud o apto físico.',
      },
      { name: 'Fotocopia del DNI', type: 'boolean', instruction: 'Si trajo la fotocopia del documento.' },
      { name: 'Teléfono', type: 'text', instruction: 'El de la familia, para reclamar lo que falta.' },
    ],
  },
} as const satisfies GalleryEntry;

import type { GalleryEntry } from './gallery-entry.ts';

/** One row for each enrolment form. */
export const enrolmentPlanilla = {
  key: 'matricula',
  title: 'Matrícula',
  description: 'Una fila por ficha de inscripción: el alumno, su curso y cómo comunicarse con la familia.',
  rowKind: 'document',
  scope: { folderId: null, paperKinds: ['enrolment-form'], sourceIds: [], course: null },
  spec: {
    title: 'Matrícula',
    rows: 'document',
    sources: { all: true },
    paperKinds: ['enrolment-form'],
    columns: [
      {
        name: 'Apellido y nombres',
        type: 'person',
        instruction: 'El alumno o la alumna que se inscribe.',
        synonyms: ['Alumno/a', 'Estudiante'],
        required: true,
      },
      { name: 'DNI', type: 'dni', instruction: 'El documento del alumno, no el del tutor.', required: true },
      { name: 'CUIL', type: 'cuil', instruction: 'El CUIL del alumno.' },
      { name: 'Fecha de nacimiento', type: 'date', instruction: 'Cuándo nació el alumno.' },
      { name: 'Lugar de nacimiento', type: 'text', instruction: 'La localidad donde nació el alumno.' },
      { name: 'Grado y sección', type: 'grade', instruction: 'El curso en que se inscribe.' },
      { name: 'Turno', type: 'choice', choices: ['Mañana', 'Tarde', 'Vespertino', 'Jornada completa'] },
      { name: 'Domicilio', type: 'text', instruction: 'Dónde vive el alumno, no la dirección de la escuela.' },
      {
        name: 'Adulto responsable',
        type: 'person',
        synonyms: ['Madre, padre o tutor'],
        instruction: 'Quien firma la inscripción.',
      },
      { name: 'DNI del adulto responsable', type: 'dni' },
      {
        name: 'Vínculo',
        type: 'text',
        synonyms: ['Parentesco'],
        instruction: 'Qué es del alumno el adulto responsable.',
      },
      { name: 'Teléfono', type: 'text', instruction: 'El de la familia, no el de la escuela.' },
      { name: 'Correo electrónico', type: 'text' },
      { name: 'Fecha de inscripción', type: 'date', instruction: 'La fecha de la ficha.' },
    ],
  },
} as const satisfies GalleryEntry;

/** A field of an enrolment form: its key in the truth and the labels it goes under. */
export type EnrolmentField =
  | 'pupilName'
  | 'dni'
  | 'cuil'
  | 'birthDate'
  | 'birthPlace'
  | 'course'
  | 'shift'
  | 'address'
  | 'guardianName'
  | 'guardianDni'
  | 'phone'
  | 'email'
  | 'relation';

/** Labels that ask for the family name first. */
export const pupilFamilyFirstLabels = [
  'Apellido y nombre',
  'Apellido y nombres',
  'Apellido y nombres del alumno',
  'Apellido y Nombre del/la alumno/a',
  'Alumno/a',
  'Apellidos y nombres completos',
  'Apellido y nombre del estudiante',
  'Alumno',
  'Apellido/s y nombre/s',
] as const;

/** Labels that ask for the given name first. */
export const pupilGivenFirstLabels = [
  'Nombre y apellido',
  'Nombre y apellido del alumno/a',
  'Nombre completo',
  'Nombre y apellido del niño/a',
  'Nombres y apellidos',
] as const;

/** Labels of the pupil's fields, where nothing above them says whose they are. */
export const pupilLabels = {
  dni: [
    'D.N.I. N°',
    'DNI',
    'D.N.I.',
    'Documento',
    'Documento N.º',
    'N° de documento',
    'DNI del alumno/a',
    'Nro. de documento',
    'Doc. de identidad',
  ],
  cuil: ['CUIL', 'C.U.I.L.', 'CUIL N.º', 'N° de CUIL del alumno'],
  birthDate: [
    'Fecha de nac.',
    'Fecha de nacimiento',
    'Fecha nacimiento',
    'Nacido/a el',
    'F. de nacimiento',
    'Nacimiento',
    'Fec. Nac.',
  ],
  birthPlace: ['Lugar de nacimiento', 'Localidad de nacimiento', 'Nacido/a en'],
  course: [
    'Grado y división',
    'Grado',
    'Año y división',
    'Grado al que ingresa',
    'Curso',
    'Se inscribe en',
    'Año/Sección',
    'Grado / Sección',
  ],
  shift: ['Turno', 'Turno elegido', 'Turno solicitado'],
  address: [
    'Domicilio',
    'Domicilio real',
    'Dirección',
    'Calle y N.º',
    'Domicilio del alumno/a',
    'Domicilio particular',
  ],
} as const;

/** Labels of the guardian's fields inside a part of their own. */
export const guardianSectionLabels = {
  guardianName: ['Apellido y nombre', 'Apellido y nombres', 'Nombre y apellido', 'Nombre completo'],
  guardianDni: ['D.N.I.', 'DNI', 'Documento', 'N° de documento', 'D.N.I. N°'],
  phone: ['Teléfono', 'Tel.', 'Teléfono de contacto', 'Celular', 'Tel./Cel.', 'Teléfono celular'],
  email: ['Correo electrónico', 'E-mail', 'Mail'],
  relation: ['Vínculo', 'Parentesco', 'Relación con el alumno/a'],
} as const;

/** Labels of the guardian's fields in a form without parts. */
export const guardianFlatLabels = {
  guardianName: [
    'Tutor/a',
    'Padre, madre o tutor',
    'Apellido y nombre del tutor',
    'Responsable',
    'Adulto responsable',
    'Nombre del padre/madre/tutor',
    'Madre/Padre/Tutor',
    'Responsable a cargo',
  ],
  guardianDni: [
    'D.N.I. del tutor',
    'DNI del responsable',
    'Documento del padre/madre/tutor',
    'DNI madre/padre/tutor',
    'D.N.I. (tutor/a)',
  ],
  phone: [
    'Teléfono',
    'Teléfono de contacto',
    'Tel.',
    'Celular',
    'Teléfono familiar',
    'Tel. de urgencia',
    'Teléfono del responsable',
  ],
  email: ['Correo electrónico', 'E-mail', 'Mail de contacto'],
  relation: ['Vínculo', 'Parentesco', 'Vínculo con el alumno'],
} as const;

/** Titles of the form. */
export const enrolmentTitles = [
  'FICHA DE INSCRIPCIÓN',
  'Solicitud de inscripción',
  'PLANILLA DE MATRICULACIÓN',
  'Ficha de matrícula',
  'FICHA DEL ALUMNO',
  'Inscripción – Ciclo lectivo',
  'SOLICITUD DE VACANTE E INSCRIPCIÓN',
] as const;

/** Headings over the pupil's part and over the guardian's. */
export const enrolmentHeadings: readonly (readonly [string, string])[] = [
  ['DATOS DEL ALUMNO', 'DATOS DEL PADRE, MADRE O TUTOR'],
  ['1. Datos del/la estudiante', '2. Datos del adulto responsable'],
  ['Alumno/a', 'Responsable'],
  ['Datos personales del alumno', 'Datos del tutor'],
  ['A) ESTUDIANTE', 'B) FAMILIA'],
];

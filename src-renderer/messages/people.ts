import type { PersonMatch } from '../../src-shared/domain/person.ts';
import { formatNumber, formatPercent, plural } from './format.ts';

/** Words of the roster. */
export const peopleMessages = {
  grid: 'Padrón',
  add: 'Agregar persona',
  importRoster: 'Importar padrón',
  required: 'Papeles obligatorios',
  search: 'Nombre o DNI',
  filters: 'Filtros del padrón',
  course: 'Curso',
  anyCourse: 'Todos los cursos',
  missing: 'Le falta',
  anyMissing: 'Con o sin faltantes',
  missingOf: (label: string) => `Falta: ${label}`,
  role: 'Quiénes',
  everyone: 'Todos',
  pupils: 'Alumnos',
  staff: 'Personal',
  name: 'Apellido y nombre',
  dni: 'DNI',
  papers: 'Papeles',
  noDni: 'Sin DNI',
  nothingMissing: 'Nada',
  count: (shown: number) => plural(shown, 'persona', 'personas'),
  matches: (count: number) =>
    `${formatNumber(count)} ${count === 1 ? 'coincidencia por confirmar' : 'coincidencias por confirmar'}`,
  empty: 'Todavía no hay padrón',
  emptyHint:
    'Con el padrón, cada papel se junta con su alumno y se sabe qué le falta a cada uno. Sirve cualquier lista de grado: Excel, Word, PDF o CSV.',
  nobody: 'Nadie cumple los filtros',
  removed: 'Quitadas del padrón',
  nobodyRemoved: 'Nadie fue quitado del padrón',
} as const;

/** Words of a person's page. */
export const personMessages = {
  back: 'Volver a Personas',
  edit: 'Editar',
  remove: 'Quitar del padrón',
  removeHint: 'Sale de la lista. No se borra nada de lo suyo: queda en «Quitadas del padrón».',
  removed: (name: string) => `${name} ya no está en el padrón. Sus datos y papeles siguen guardados.`,
  restore: 'Volver al padrón',
  restored: (name: string) => `${name} está otra vez en el padrón`,
  isRemoved: 'Se quitó del padrón',
  isRemovedText:
    'No figura en el padrón ni en lo que se llena con él. Sus datos y papeles siguen guardados: para borrarlos, usá Derechos, Borrar para siempre.',
  dniOf: (dni: string) => `DNI ${dni}`,
  born: (date: string) => `Nació el ${date}`,
  pupil: 'Alumno',
  staff: 'Personal',
  data: 'Datos',
  papers: (count: number) => `Sus papeles (${formatNumber(count)})`,
  noPapers: 'Todavía no hay papeles de esta persona',
  noPapersHint: 'Cuando agregues uno con su nombre o su DNI, aparece acá solo.',
  missing: 'Le falta',
  nothingMissing: 'Trajo todo lo obligatorio',
  gone: 'Esta persona ya no está en el padrón',
  dated: (date: string) => `del ${date}`,
  openPaper: 'Abrir el papel',
  notTheirs: 'No es suyo',
  theirs: 'Sí, es suyo',
  linked: 'El papel quedó confirmado',
  unlinked: 'El papel ya no figura como suyo',
} as const;

/** How a paper came to be someone's. */
export const matchBasisNames: Record<PersonMatch['basis'], string> = {
  dni: 'por el DNI',
  name: 'por el nombre',
  manual: 'a mano',
};

/** How sure that is. */
export const matchStateNames: Record<PersonMatch['state'], string> = {
  certain: 'Seguro',
  suggested: 'Por confirmar',
  confirmed: 'Confirmado',
  rejected: 'No es suyo',
};

/** Words of the form of a person. */
export const personFormMessages = {
  newTitle: 'Persona nueva',
  editTitle: 'Editar persona',
  role: '¿Quién es?',
  familyName: 'Apellido',
  givenName: 'Nombre',
  dni: 'DNI',
  dniHint: 'Siete u ocho números.',
  dniWrong: 'El DNI tiene siete u ocho números, como 52.345.678.',
  course: 'Curso',
  courseHint: 'Como 3.º B.',
  courseWrong: 'Escribilo como 3.º B.',
  birthDate: 'Fecha de nacimiento',
  dateHint: 'Como 14/05/2016.',
  dateWrong: 'Esa fecha no existe. Escribila como 14/05/2016.',
  saved: (name: string) => `Se guardó ${name}`,
} as const;

/** Words of the list of doubtful matches. */
export const matchMessages = {
  title: 'Coincidencias por confirmar',
  question: '¿Este papel es de esta persona?',
  paper: 'El papel',
  person: 'La persona',
  says: 'Dice',
  likeness: (score: number, basis: string) => `Se parece un ${formatPercent(score)}, ${basis}`,
  yes: 'Sí, es suyo',
  no: 'No es suyo',
  later: 'Después',
  previous: 'Anterior',
  position: (index: number, total: number) => `${formatNumber(index)} de ${formatNumber(total)}`,
  none: 'No queda ninguna coincidencia por confirmar',
  noneHint: 'Cuando un papel tenga un nombre parecido al de alguien, te lo vamos a preguntar acá.',
  keys: 'S: sí · N: no · → después · ← anterior',
  confirmed: (name: string) => `Es de ${name}`,
  rejected: (name: string) => `No es de ${name}`,
} as const;

/** Words of the import of a roster. */
export const rosterMessages = {
  title: 'Importar padrón',
  hint: 'Elegí una lista de grado que ya esté en la biblioteca, o agregá el archivo.',
  choose: 'Lista',
  choosePlaceholder: 'Elegí un papel',
  addFile: 'Agregar un archivo',
  reading: (name: string) => `Leyendo ${name}…`,
  notFound: (name: string) => `No se pudo leer «${name}». Mirá en Papeles qué le pasa.`,
  who: 'Son',
  pupils: 'Alumnos',
  staff: 'Personal',
  fresh: 'Nueva',
  existing: 'Ya está: se actualiza',
  state: 'Qué pasa',
  found: (fresh: number, existing: number) =>
    `${plural(fresh, 'persona nueva', 'personas nuevas')} y ${plural(existing, 'que ya está', 'que ya están')}`,
  problems: (count: number) => plural(count, 'aviso', 'avisos'),
  nobody: 'En ese papel no se encontró ninguna persona.',
  noLists: 'Todavía no hay listas de grado en la biblioteca. Agregá el archivo.',
  preview: 'Personas que se van a importar',
  run: (count: number) => (count === 0 ? 'Importar' : `Importar ${plural(count, 'persona', 'personas')}`),
  started: 'Se está importando el padrón',
} as const;

/** Words of the editor of required papers. */
export const requiredPapersMessages = {
  title: 'Papeles obligatorios',
  hint: 'Lo que cada alumno tiene que traer. Con esto se sabe qué le falta a cada uno.',
  label: 'Cómo le dicen en la escuela',
  labelOf: (kind: string) => `Cómo le dicen a: ${kind}`,
  saved: 'Se guardaron los papeles obligatorios',
} as const;

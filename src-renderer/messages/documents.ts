import { formatMoment, formatNumber, plural } from './format.ts';

const names = (rows: readonly string[], count: number) => {
  const rest = count - rows.length;
  return `${rows.join('; ')}${rest > 0 ? ` y ${formatNumber(rest)} más` : ''}`;
};

/** Words of the list of templates and of what was written from them. */
export const documentListMessages = {
  add: 'Agregar un modelo',
  trash: 'Papelera',
  filters: 'Qué se muestra',
  empty: 'Todavía no hay modelos de la escuela',
  emptyHint:
    'Un modelo es un documento de Word en el que se sabe qué cambia: el nombre, el DNI, la fecha. Empezá por uno de los que ya vienen, o agregá uno tuyo como está y marcá qué cambia.',
  trashEmpty: 'La papelera está vacía',
  mine: 'Modelos de la escuela',
  fields: (count: number) => plural(count, 'campo', 'campos'),
  menuOf: (name: string) => `Acciones de ${name}`,
  download: 'Bajar para cambiarlo en Word',
  replace: 'Reemplazar por otro archivo',
  replaced: (name: string) => `«${name}» tiene una versión nueva`,
  rename: 'Cambiar el nombre',
  renameLabel: 'Nombre del modelo',
  renamed: (name: string) => `Ahora se llama «${name}»`,
  versions: 'Versiones',
  throwAway: 'Mandar a la papelera',
  thrownAway: (name: string) => `«${name}» fue a la papelera`,
  restore: 'Restaurar',
  restored: (name: string) => `Se restauró «${name}»`,
  added: 'Se agregó el modelo',
  ready: 'Listos para usar',
  readyHint: 'Ya vienen con el programa. Al usarlos quedan como modelos de la escuela, para cambiarles lo que quieras.',
  use: 'Usar',
  beginWith: (name: string) => `Usar ${name}`,
  written: 'Documentos hechos',
  of: (rowsOf: string) => `de «${rowsOf}»`,
  count: (count: number) => plural(count, 'documento', 'documentos'),
  numbers: (first: number, last: number) =>
    first === last ? `N.º ${formatNumber(first)}` : `N.º ${formatNumber(first)} a ${formatNumber(last)}`,
  when: (iso: string, by: string) => `${formatMoment(iso)} · ${by}`,
  save: 'Bajar',
  savePdf: 'Bajar en PDF',
  makingPdf: 'Haciendo el PDF …',
  saveOf: (name: string) => `Bajar ${name}`,
} as const;

/** Words of the versions of a template. */
export const templateVersionMessages = {
  title: (name: string) => `Versiones de «${name}»`,
  hint: 'Cada archivo que tuvo este modelo. Lo que ya se hizo no cambia.',
  when: (iso: string, by: string) => `${formatMoment(iso)} · ${by}`,
  now: 'El de ahora',
  goBack: 'Volver a este',
  wentBack: 'Se volvió a esa versión',
} as const;

/** Words of writing documents from a template. */
export const orderMessages = {
  back: 'Volver a Documentos',
  gone: 'Ese modelo ya no está',
  isForActas: 'Es un modelo de acta: se llena con lo que se dijo en una reunión, no con una planilla.',
  noPeopleNoPlanillas: 'Todavía no hay padrón ni planillas de donde sacar los datos',
  noPeopleNoPlanillasHint: 'Cargá el padrón en Personas, o llená una planilla, y volvé.',
  openPeople: 'Abrir Personas',
  openPlanillas: 'Abrir Planillas',
  rows: 'De quiénes',
  roster: 'Todo el padrón',
  course: (course: string) => `Padrón · ${course}`,
  planilla: (title: string) => `Planilla · ${title}`,
  which: 'Cuáles',
  all: (count: number) => `Todos (${formatNumber(count)})`,
  some: 'Elegir',
  chosen: (count: number) => plural(count, 'elegido', 'elegidos'),
  search: 'Buscar por nombre',
  nobody: 'No hay filas',
  date: 'Fecha',
  fields: 'De dónde sale cada dato',
  field: 'Campo',
  source: 'De dónde sale',
  sourceOf: (field: string) => `De dónde sale ${field}`,
  columns: 'De cada uno',
  others: 'Igual para todos',
  typed: 'Un texto',
  numbered: 'Un número que sube',
  textOf: (field: string) => `Texto de ${field}`,
  firstOf: (field: string) => `Primer número de ${field}`,
  optional: 'puede faltar',
  known: 'Ya se saben',
  schoolHint: 'El membrete sale de los datos de la escuela, en Ajustes.',
  openSettings: 'Abrir Ajustes',
  as: 'Cómo se guardan',
  one: 'Un solo archivo de Word, cada uno en su hoja',
  each: 'Un archivo de Word para cada uno, en un .zip',
  missing: 'Faltan datos',
  missingField: (field: string, rows: readonly string[], count: number) =>
    `${field}: ${plural(count, 'falta', 'faltan')} (${names(rows, count)})`,
  leaveBlanks: 'Dejar un renglón para completar a mano',
  doubtful: 'Datos que nadie confirmó',
  doubtfulField: (field: string, rows: readonly string[], count: number) =>
    `${field}: ${plural(count, 'dudoso', 'dudosos')} (${names(rows, count)})`,
  write: (count: number) => (count === 1 ? 'Hacer 1 documento' : `Hacer ${formatNumber(count)} documentos`),
  writing: 'Haciendo los documentos',
  stop: 'Parar',
  preview: 'Así queda el primero',
  noPreview: 'Elegí de quiénes para ver cómo queda.',
} as const;

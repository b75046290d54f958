import type { ColumnType, RowKind } from '../../src-shared/domain/planilla.ts';
import { formatNumber, plural } from './format.ts';

/** Words of the data grid itself. */
export const gridMessages = {
  keys: 'Flechas y Tab recorren las celdas; F6 sale de la tabla; F1 muestra las teclas',
  filling: 'Se está llenando',
  handle: 'Arrastrá para repetir hacia abajo o al costado',
  states: {
    disputed: 'cambió en dos PC',
    doubtful: 'dudosa',
    stale: 'vieja: el papel o la columna cambiaron',
    absent: 'no consta',
    manual: 'escrita a mano',
    approved: 'aprobada',
    problem: 'no es un valor de esta columna',
  },
} as const;

/** What a row is, by kind. */
export const rowKindMessages: Record<RowKind, { name: string; title: string; example: string; label: string }> = {
  document: {
    name: 'Cada fila es un papel',
    title: 'Un papel',
    example: 'de cada ficha de inscripción, los datos del alumno.',
    label: 'Papel',
  },
  record: {
    name: 'Cada fila es un renglón de un papel',
    title: 'Un renglón de una lista',
    example: 'de cada listado de asistencia, un alumno por fila.',
    label: 'Renglón',
  },
  person: {
    name: 'Cada fila es una persona del padrón',
    title: 'Una persona del padrón',
    example: 'de cada alumno, qué documentación trajo y qué falta.',
    label: 'Persona',
  },
};

/** The kinds of value of a column, with how each is written. */
export const columnTypeMessages: Record<ColumnType, { name: string; example: string }> = {
  text: { name: 'Texto', example: 'Av. San Martín 1234' },
  integer: { name: 'Número entero', example: '28' },
  decimal: { name: 'Número con coma', example: '7,50' },
  money: { name: 'Importe', example: '$ 12.500,00' },
  date: { name: 'Fecha', example: '14/05/2016' },
  time: { name: 'Hora', example: '13:30' },
  boolean: { name: 'Sí o no', example: 'Sí' },
  choice: { name: 'Una opción de una lista', example: 'Mañana' },
  dni: { name: 'DNI', example: '52.345.678' },
  cuil: { name: 'CUIL o CUIT', example: '20-52345678-6' },
  person: { name: 'Apellido y nombre', example: 'Pérez Gómez, María Ana' },
  grade: { name: 'Grado o curso', example: '3.º B' },
};

/** Words of the list of planillas. */
export const planillaListMessages = {
  create: 'Nueva planilla',
  fromForm: 'Desde el formulario de la escuela',
  blank: 'En blanco',
  bringDesign: 'Desde un diseño que te pasaron…',
  mine: 'Tus planillas',
  ready: 'Planillas listas para usar',
  readyHint: 'Ya saben qué buscar. Elegí una, mirá sus columnas y empezá.',
  trash: 'Papelera',
  trashEmpty: 'No hay planillas en la papelera',
  empty: 'Todavía no hay ninguna planilla',
  emptyHint: 'Empezá por una de las que ya están listas, por el formulario que te piden o por una en blanco.',
  restore: 'Sacar de la papelera',
  toTrash: 'Mandar a la papelera',
  trashed: (title: string) => `«${title}» está en la papelera`,
  restored: (title: string) => `«${title}» volvió a tus planillas`,
  rows: (count: number) => plural(count, 'fila', 'filas'),
  columns: (count: number) => plural(count, 'columna', 'columnas'),
  doubtful: (count: number) => plural(count, 'dudosa', 'dudosas'),
  stale: (count: number) => plural(count, 'vieja', 'viejas'),
  neverFilled: 'Sin llenar',
  allClear: 'Sin dudas',
  withForm: 'Con formulario',
  more: (title: string) => `Más acciones de «${title}»`,
  use: 'Usar esta planilla',
  example: 'p. ej.',
  columnName: 'Columna',
  columnLooksFor: 'Qué busca',
  columnType: 'Tipo',
} as const;

/** Words of the dialog that brings a planilla's design in. */
export const designMessages = {
  title: 'Traer un diseño',
  hint: 'El archivo .json que otra escuela o el distrito sacó con «Exportar», «El diseño, sin los datos». Antes de crear la planilla ves qué columnas tiene.',
  choose: 'Elegir el archivo',
  other: 'Elegir otro',
  reading: 'Leyendo el archivo…',
} as const;

/** Words of the dialogs that make a planilla. */
export const newPlanillaMessages = {
  blankTitle: 'Planilla en blanco',
  formTitle: 'Planilla desde el formulario de la escuela',
  formHint: 'Los títulos del formulario pasan a ser columnas, y al exportar se llena ese mismo formulario.',
  name: 'Cómo se llama',
  namePlaceholder: 'Matrícula 2026',
  rowKind: '¿Qué es cada fila?',
  file: 'Formulario vacío (.xlsx)',
  chooseFile: 'Elegir el archivo',
  otherFile: 'Elegir otro',
  papers: '¿Qué papeles lee?',
  folder: 'Carpeta',
  anyFolder: 'Todas las carpetas',
  kinds: 'Clases de papel',
  allKinds: 'Todas las clases',
  course: 'Curso',
  anyCourse: 'Todos los cursos',
  create: 'Crear la planilla',
  made: (title: string) => `Se creó «${title}»`,
} as const;

/** Words of the screen of one planilla. */
export const planillaMessages = {
  grid: (title: string) => `Planilla «${title}»`,
  back: 'Volver a Planillas',
  toolbar: 'Herramientas de la planilla',
  fill: 'Llenar',
  fillMenu: 'Más formas de llenar',
  fillMissing: 'Llenar lo que falta y lo viejo',
  fillAll: 'Volver a leer todo (no toca lo escrito a mano)',
  filling: 'Llenando',
  fillCancel: 'Cancelar',
  export: 'Exportar',
  exportXlsx: 'A Excel, con sus pruebas (.xlsx)',
  exportCsv: 'A CSV',
  exportForm: 'Al formulario de la escuela',
  exportDesign: 'El diseño, sin los datos (.json)',
  formSetUp: 'Elegir el formulario y sus columnas…',
  formChange: 'Cambiar las columnas del formulario…',
  exported: (name: string) => `Se exportó «${name}»`,
  addRow: 'Agregar fila',
  addColumn: 'Agregar columna',
  hiddenColumns: (count: number) => plural(count, 'columna oculta', 'columnas ocultas'),
  rename: 'Cambiar el nombre',
  renameTitle: 'Nombre de la planilla',
  scope: 'Qué papeles lee…',
  scopeHint: 'Vale desde la próxima vez que la llenes. Lo que escribiste a mano no se toca.',
  scopeSaved: 'Cambió qué papeles lee. Llenala para verlo.',
  allCells: (count: number) => plural(count, 'celda', 'celdas'),
  found: (count: number) => `${formatNumber(count)} con prueba`,
  doubtful: (count: number) => plural(count, 'dudosa', 'dudosas'),
  absent: (count: number) => `${formatNumber(count)} no ${count === 1 ? 'consta' : 'constan'}`,
  manual: (count: number) => `${formatNumber(count)} a mano`,
  stale: (count: number) => plural(count, 'vieja', 'viejas'),
  empty: (count: number) => `${formatNumber(count)} sin leer`,
  visibleRows: (shown: number, total: number) => `${formatNumber(shown)} de ${formatNumber(total)} filas`,
  bringing: (here: number, total: number) => `Trayendo ${formatNumber(here)} de ${formatNumber(total)} filas…`,
  noRows: 'Esta planilla todavía no tiene filas',
  noRowsHint: 'Apretá «Llenar» y se arma con los papeles de la biblioteca, o agregá filas a mano.',
  noColumns: 'Primero, decí qué columnas tiene',
  noColumnsHint: 'Una columna es un nombre y qué buscar, como se lo dirías a una compañera.',
  nothingMatches: 'Ninguna fila cumple los filtros',
  edited: (count: number) => plural(count, 'celda cambiada', 'celdas cambiadas'),
  accepted: (count: number) => plural(count, 'celda aceptada', 'celdas aceptadas'),
  rowsRemoved: (count: number) => plural(count, 'fila eliminada', 'filas eliminadas'),
  columnRemoved: (name: string) => `Se eliminó la columna «${name}»`,
  columnApproved: (name: string, doubtful: number) => {
    if (doubtful === 0) return `Se aprobó la columna «${name}»`;
    const left =
      doubtful === 1 ? 'Quedaba 1 dudosa: se aprobó' : `Quedaban ${formatNumber(doubtful)} dudosas: se aprobaron`;
    return `Se aprobó la columna «${name}». ${left} como ${doubtful === 1 ? 'está' : 'están'}.`;
  },
  columnReopened: (name: string) => `«${name}» volvió a borrador`,
  rowOf: (row: number) => `Fila ${formatNumber(row)}`,
} as const;

/** Words of a column's menu. */
export const columnMenuMessages = {
  menu: (name: string) => `Menú de la columna «${name}»`,
  edit: 'Editar qué busca…',
  tryIt: 'Probar en este papel…',
  fillOnly: 'Llenar sólo esta columna',
  ascending: 'Ordenar de menor a mayor',
  descending: 'Ordenar de mayor a menor',
  unsort: 'Quitar el orden',
  filter: 'Filtrar por texto…',
  filterTitle: (name: string) => `Filtrar por «${name}»`,
  filterLabel: 'Que diga',
  apply: 'Filtrar',
  clearFilter: 'Quitar el filtro',
  filteredBy: (name: string, text: string) => `${name}: «${text}»`,
  doubtfulHere: 'Sólo las dudosas de esta columna',
  moveLeft: 'Mover a la izquierda',
  moveRight: 'Mover a la derecha',
  hide: 'Ocultar',
  approve: 'Aprobar la columna',
  reopen: 'Volver a borrador',
  approveNew: (rows: number) =>
    rows === 1 ? 'Aprobar también la fila nueva' : `Aprobar también las ${rows} filas nuevas`,
  remove: 'Eliminar la columna',
  approved: 'Columna aprobada',
  approvedBut: (rows: number) =>
    rows === 1 ? 'Columna aprobada; 1 fila nueva sin aprobar' : `Columna aprobada; ${rows} filas nuevas sin aprobar`,
  sortedUp: 'Ordenada de menor a mayor',
  sortedDown: 'Ordenada de mayor a menor',
  filtered: 'Con filtro',
} as const;

/** Words of the menu of a cell. */
export const cellMenuMessages = {
  proof: 'Ver la prueba',
  edit: 'Corregir',
  accept: 'Aceptar como está',
  openPaper: 'Abrir el papel',
  openPerson: 'Abrir la persona',
  removeRow: 'Eliminar la fila',
  removeRows: (count: number) => `Eliminar ${plural(count, 'fila', 'filas')}`,
} as const;

/** Words of the panel of a column. */
export const columnPanelMessages = {
  newTitle: 'Columna nueva',
  editTitle: (name: string) => `Columna «${name}»`,
  name: 'Nombre',
  namePlaceholder: 'Fecha de nacimiento',
  instruction: 'Qué buscar',
  instructionHint: 'Como se lo dirías a una compañera.',
  instructionPlaceholder: 'La fecha en que nació el alumno, no la de la inscripción.',
  type: 'Tipo',
  choices: 'Opciones',
  choicesHint: 'Una por renglón.',
  synonyms: 'Otros nombres con los que aparece',
  synonymsHint: 'Uno por renglón: «F. de nac.», «Nacido el».',
  examples: 'Ejemplos',
  examplesHint: 'Uno por renglón.',
  required: 'Tiene que estar siempre',
  tryTitle: 'Probar',
  tryPaper: 'En qué papel',
  tryIt: 'Probar en este papel',
  tryNothing: 'No consta en este papel.',
  tryDoubtful: 'Dudosa: hay más de una lectura',
  tryFound: 'Encontrada',
  tryNoPapers: 'Agregá papeles a la biblioteca para poder probar.',
  seeProof: 'Ver en el papel',
  save: 'Guardar la columna',
  add: 'Agregar la columna',
  saved: (name: string) => `Se guardó «${name}»`,
  added: (name: string) => `Se agregó «${name}». Llenala cuando quieras.`,
} as const;

/** Words of the bar under the grid: what the active cell is and what can be done with it. */
export const cellBarMessages = {
  label: 'La celda',
  pick: 'Elegí una celda para ver de dónde sale.',
  rule: 'Leída por reglas',
  model: (name: string) => `Leída por ${name}`,
  person: (name: string) => `Escrita por ${name}`,
  found: 'Con prueba',
  doubtful: 'Dudosa',
  absent: 'No consta en los documentos',
  manual: 'Escrita a mano',
  stale: 'Vieja: hay que volver a leerla',
  empty: 'Sin leer',
  approved: 'Aprobada',
  proofs: (count: number) => plural(count, 'prueba', 'pruebas'),
  noProof: 'sin prueba',
  accept: 'Aceptar',
  review: 'Revisar dudosas',
  stopReview: 'Salir de la revisión',
  next: 'Siguiente',
  previous: 'Anterior',
  left: (count: number) => (count === 1 ? 'Queda 1 dudosa' : `Quedan ${formatNumber(count)} dudosas`),
  noneLeft: 'No quedan dudosas',
  correct: 'F2 corrige',
  reading: (position: number, text: string) => `Lectura ${position}: ${text}`,
  chosen: 'Se tomó esa lectura',
} as const;

/** Words of the dialog that says where each column goes in the school's form. */
export const formMessages = {
  title: 'Formulario de la escuela',
  hint: 'Elegí el formulario vacío y decí en qué columna va cada dato. Queda guardado para la próxima.',
  choose: 'Elegir el formulario (.xlsx)',
  other: 'Elegir otro formulario',
  sheet: 'Hoja',
  firstRow: 'Los datos empiezan en la fila',
  planillaColumn: 'Columna de la planilla',
  formColumn: 'Va en la columna',
  nowhere: 'No va',
  column: (letter: string, header: string) => (header ? `${letter} · ${header}` : letter),
  preview: 'Así empieza la hoja',
  save: 'Guardar',
  saveAndExport: 'Guardar y exportar',
  saved: 'Quedó guardado dónde va cada columna',
  forget: 'Quitar el formulario',
  twice: (letter: string) => `La columna ${letter} está elegida dos veces.`,
  nothing: 'Elegí al menos una columna.',
} as const;

/** Why what was typed is not a value of its column, and how it is written. */
export function invalidValueText(type: ColumnType, text: string, choices: readonly string[]): string {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  if (type === 'choice') return `«${shown}» no está en la lista: ${choices.join(', ')}.`;
  const { name, example } = columnTypeMessages[type];
  const kind = INVALID_NAMES[type] ?? name.toLocaleLowerCase('es-AR');
  return `«${shown}» no es ${kind}. Se escribe así: ${example}`;
}

const INVALID_NAMES: Partial<Record<ColumnType, string>> = {
  integer: 'un número entero',
  decimal: 'un número',
  money: 'un importe',
  date: 'una fecha que exista',
  time: 'una hora',
  boolean: 'Sí o No',
  dni: 'un DNI',
  cuil: 'un CUIL válido',
  person: 'un apellido y nombre',
  grade: 'un grado o curso',
  text: 'un texto',
};

import type { PromptUse } from '../../src-shared/domain/prompt.ts';
import type { TrialPart } from '../../src-shared/domain/prompt-trial.ts';
import { formatDuration, formatMoment, formatNumber, plural } from './format.ts';

/** What each use of a prompt is called. */
export const promptUseNames: Record<PromptUse, { name: string; plural: string; hint: string; example: string }> = {
  ask: {
    name: 'Manera de responder',
    plural: 'Maneras de responder',
    hint: 'Cómo se escriben las respuestas. Los datos siguen saliendo sólo de los papeles.',
    example: 'Por ejemplo: Escribí como para una nota a las familias, sin siglas.',
  },
  column: {
    name: 'Columna de una planilla',
    plural: 'Columnas de planillas',
    hint: 'Qué buscar en cada papel. Se elige desde la columna, con «Usar una indicación».',
    example: 'Por ejemplo: El último día para entregar. No es la fecha del papel.',
  },
  document: {
    name: 'Texto a partir de un papel',
    plural: 'Textos a partir de un papel',
    hint: 'Un texto nuevo hecho con lo que dice un papel: un resumen, una respuesta, una nota.',
    example: 'Por ejemplo: Escribí un mensaje de WhatsApp para las familias de {{curso}}.',
  },
};

/** Words of the list of prompts. */
export const promptListMessages = {
  create: 'Nueva indicación',
  import: 'Importar',
  export: 'Exportar',
  trash: 'Papelera',
  filters: 'Qué se muestra',
  count: (count: number) => plural(count, 'indicación', 'indicaciones'),
  empty: 'Todavía no hay indicaciones de la escuela',
  emptyHint:
    'Una indicación le dice al modelo qué escribir y cómo. Empezá por una de las que ya vienen, acá abajo, o escribí la tuya.',
  trashEmpty: 'La papelera está vacía',
  ready: 'Listas para usar',
  readyHint: 'Elegí una, probala en un papel y guardala con los cambios que quieras.',
  view: 'Ver y probar',
  viewOf: (name: string) => `Ver y probar: ${name}`,
  menuOf: (name: string) => `Acciones de ${name}`,
  throwAway: 'Mandar a la papelera',
  thrownAway: (name: string) => `«${name}» fue a la papelera`,
  restore: 'Restaurar',
  restored: (name: string) => `Se restauró «${name}»`,
  exportOne: 'Exportar',
} as const;

/** Words of a prompt's editor. */
export const promptMessages = {
  back: 'Volver a Indicaciones',
  newTitle: 'Nueva indicación',
  name: 'Nombre',
  namePlaceholder: 'Por ejemplo: Resumen para WhatsApp',
  use: 'Para qué es',
  text: 'Qué tiene que hacer el modelo',
  length: (count: number, most: number) => `${formatNumber(count)} de ${formatNumber(most)} letras`,
  insert: 'Agregar un dato que cambia cada vez:',
  insertOf: (label: string) => `Agregar ${label}`,
  other: 'Otro dato',
  otherTitle: 'Un dato que cambia cada vez',
  otherLabel: 'Cómo se llama',
  otherHint: 'Por ejemplo: Hora de la reunión.',
  otherTaken: 'Ese nombre no sirve. Probá con otras palabras.',
  add: 'Agregar',
  own: 'Datos propios de esta indicación',
  label: (name: string) => `Cómo se muestra ${name}`,
  initial: (name: string) => `Valor de costumbre de ${name}`,
  initialPlaceholder: 'Valor de costumbre (opcional)',
  slip: (typed: string) => `No se sabe qué es {{${typed}}}.`,
  isMeant: (meant: string) => `Es {{${meant}}}`,
  isOther: 'Es otro dato',
  preview: 'Así queda',
  save: 'Guardar',
  saved: (name: string) => `Se guardó «${name}»`,
  unsaved: 'Sin guardar',
  history: 'Versiones',
  try: 'Probar',
  gone: 'Esa indicación ya no está',
} as const;

/** Words of the pane that tries a prompt on a paper. */
export const trialMessages = {
  title: 'Probar en un papel',
  noPapers: 'Todavía no hay papeles leídos para probar.',
  paper: 'Papel',
  question: 'Pregunta',
  questionPlaceholder: '¿Cuándo es la reunión?',
  run: 'Probar',
  stop: 'Parar',
  starting: 'Buscando el modelo…',
  writing: (model: string, milliseconds: number) => `Escribe ${model} · ${formatDuration(milliseconds)}`,
  stopped: 'Se paró. Lo que llegó a escribir queda acá.',
  done: (engine: string, milliseconds: number) => `Lo escribió ${engine} en ${formatDuration(milliseconds)}`,
  found: (milliseconds: number) => `Salió sin modelo, en ${formatDuration(milliseconds)}`,
  nothing: 'No escribió nada: en ese papel no está lo que se pide.',
  dropped: (count: number) =>
    `${plural(count, 'oración quedó', 'oraciones quedaron')} afuera porque no están en el papel.`,
  pagesLeft: (count: number) =>
    `${plural(count, 'página no entró', 'páginas no entraron')}: el texto no sabe qué dicen.`,
  unproven: 'Lo subrayado en ondas no se encontró en el papel: revisalo antes de usarlo.',
  marks: { proven: '', unproven: 'No se encontró en el papel', own: '' } satisfies Record<TrialPart['mark'], string>,
  proof: (number: number) => `Ver la prueba ${number}`,
  copy: 'Copiar el texto',
  copied: 'Se copió el texto',
} as const;

/** Words of the history of a prompt. */
export const promptHistoryMessages = {
  title: (name: string) => `Versiones de «${name}»`,
  hint: 'Cada vez que se guardó. Se compara con la de ahora: tachado lo que ya no está, subrayado lo que se agregó después.',
  versions: 'Versiones',
  now: 'La de ahora',
  when: (iso: string, by: string) => `${formatMoment(iso)} · ${by}`,
  renamed: (name: string) => `Se llamaba «${name}»`,
  goBack: 'Volver a esta',
  wentBack: 'Se volvió a esa versión',
  removed: 'se sacó después',
  added: 'se agregó después',
} as const;

/** Words of the import of prompts. */
export const importPromptsMessages = {
  title: 'Importar indicaciones',
  hint: 'Un archivo que otra escuela u otra PC exportó con Amanuense.',
  choose: 'Elegir el archivo',
  found: (count: number) => `Trae ${plural(count, 'indicación', 'indicaciones')}:`,
  taken: 'ya hay una con ese nombre',
  ask: (count: number) =>
    count === 1
      ? 'Hay una con un nombre que ya se usa acá:'
      : `Hay ${formatNumber(count)} con nombres que ya se usan acá:`,
  choices: {
    skip: 'Dejar las que ya están',
    replace: 'Cambiarlas por las del archivo (queda como una versión más)',
    'keep-both': 'Guardar las dos, con otro nombre las nuevas',
  },
  run: 'Importar',
  done: (imported: number, skipped: number) =>
    `${plural(imported, 'indicación importada', 'indicaciones importadas')}${skipped > 0 ? `, ${formatNumber(skipped)} sin cambiar` : ''}`,
} as const;

/** Words of the choice of a prompt, wherever one may be used. */
export const promptChoiceMessages = {
  use: 'Usar una indicación',
  empty: 'Todavía no hay indicaciones para esto',
  fillTitle: (name: string) => `Usar «${name}»`,
  apply: 'Usar',
} as const;

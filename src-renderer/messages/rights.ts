import type { RetentionRule } from '../../src-shared/domain/rights/retention.ts';
import type { RightsMark } from '../../src-shared/domain/rights/rights-mark.ts';
import { formatDate, formatMoment, formatNumber, plural } from './format.ts';

/** Who said it, when and why. */
export const markSentence = ({ by, at, reason }: RightsMark) =>
  [by, formatMoment(at), `«${reason}»`].filter((part) => part !== '').join(' · ');

/** Words of what can be done for somebody's rights, on her page and on a paper's. */
export const rightsMessages = {
  menu: 'Derechos',
  everything: 'Todo sobre esta persona…',
  block: 'Bloquear mientras se revisa…',
  unblock: 'Desbloquear…',
  hold: 'No borrar (reclamo o juicio)…',
  unhold: 'Ya se puede borrar…',
  purge: 'Borrar para siempre…',
  reason: 'Por qué',
  reasonHint: 'Queda anotado con tu nombre y la fecha, en todas las PC de la escuela.',
  blockTitle: (name: string) => `Bloquear a ${name}`,
  blockHint:
    'Pidió que se corrija o se borre un dato suyo. Mientras se revisa, no se usa al llenar planillas, al contestar ni al hacer documentos.',
  blockAction: 'Bloquear',
  unblockTitle: (name: string) => `Desbloquear a ${name}`,
  unblockAction: 'Desbloquear',
  holdTitle: (name: string) => `No borrar: ${name}`,
  holdHint: 'Hay un reclamo, una denuncia o un juicio. Nadie puede borrarlo para siempre, y la papelera no lo vacía.',
  holdAction: 'No borrar',
  unholdTitle: (name: string) => `Permitir que se borre: ${name}`,
  unholdAction: 'Permitir',
  blocked: 'Bloqueado mientras se revisa',
  blockedText: 'No se usa al llenar planillas, al contestar ni al hacer documentos. Sus filas quedan como están.',
  held: 'No borrar',
  heldText: 'Ni sus datos ni sus papeles se pueden borrar para siempre.',
  marked: { blocked: (name: string) => `${name} quedó bloqueado`, held: (name: string) => `${name}: no se borra` },
  unmarked: {
    blocked: (name: string) => `${name} ya no está bloqueado`,
    held: (name: string) => `${name}: ya se puede borrar`,
  },
  keeping: 'Conservación',
  deletable: 'Se puede borrar',
  heldWith: (name: string) => `No borrar, por ${name}`,
  keptAlways: 'Se guarda siempre',
  keptUntil: (day: string) => `Se guarda hasta el ${formatDate(day)}`,
} as const;

/** Words of the file with everything about somebody. */
export const everythingMessages = {
  title: (name: string) => `Todo sobre ${name}`,
  hint: 'Un solo archivo (ZIP) con un resumen para leer, los datos en Excel y cada papel suyo como está. Sirve para contestar un pedido de acceso: la ley da diez días corridos.',
  holds: 'Qué va a tener',
  path: 'Dónde guardarlo',
  pathHint: 'La ruta completa, como C:\\Escuela\\todo.zip.',
  suggestedName: (name: string) => `Todo sobre ${name.replaceAll(',', '')}.zip`,
  withShared: (count: number) =>
    `Incluir también ${plural(count, 'papel que nombra', 'papeles que nombran')} a otras personas`,
  withSharedHint: 'Una lista de grado muestra los datos de sus compañeros: entregala sólo si corresponde.',
  run: 'Hacer el archivo',
  started: (name: string) => `Se está juntando todo sobre ${name}`,
  papers: (count: number) => plural(count, 'papel suyo', 'papeles suyos'),
  shared: (count: number) => plural(count, 'papel con otras personas', 'papeles con otras personas'),
  cells: (count: number) => plural(count, 'dato en planillas', 'datos en planillas'),
  mentions: (count: number) =>
    `${plural(count, 'papel más que la nombra', 'papeles más que la nombran')} (puede ser otra persona)`,
  voices: (count: number) => plural(count, 'grabación con su voz', 'grabaciones con su voz'),
  actas: (count: number) => plural(count, 'acta que la nombra', 'actas que la nombran'),
  questions: (count: number) => plural(count, 'pregunta que la nombra', 'preguntas que la nombran'),
  documents: (count: number) =>
    plural(count, 'documento hecho para esta persona', 'documentos hechos para esta persona'),
  sharedDocuments: (count: number) =>
    `${plural(count, 'documento hecho', 'documentos hechos')} para esta persona y para otras: se nombran, y el archivo no va`,
  roster: 'Sus datos del padrón',
} as const;

/** Words of forgetting somebody for good. */
export const purgePersonMessages = {
  title: (name: string) => `Borrar para siempre a ${name}`,
  hint: 'No se puede deshacer. Se borra de esta PC, de las otras de la escuela y del servidor del distrito.',
  goes: 'Se borra',
  stays: 'Queda, y por qué',
  papers: 'Papeles que son sólo suyos',
  noPapers: 'No hay papeles que sean sólo suyos.',
  heldPaper: 'No borrar',
  row: (count: number) => plural(count, 'fila de planilla', 'filas de planilla'),
  staysShared: (count: number) =>
    `${plural(count, 'papel', 'papeles')} en que hay otras personas: son también de ellas`,
  staysMentions: (count: number) => `${plural(count, 'papel', 'papeles')} que la nombran y no figuran como suyos`,
  staysDocuments: (count: number) =>
    `${plural(count, 'documento hecho', 'documentos hechos')} también para otras personas, en el mismo archivo`,
  staysOldDocuments: (count: number) =>
    `${plural(count, 'documento', 'documentos')} de los que no se anotó para quién eran: pueden nombrarla`,
  staysActas: (count: number) => `${plural(count, 'acta', 'actas')}: son de la escuela`,
  staysBackups: 'Las copias de respaldo que ya se hicieron, hasta que las borres',
  staysOutside: 'Lo que ya se exportó, imprimió o mandó',
  familyName: (name: string) => `Escribí el apellido para confirmar: ${name}`,
  reasonHint: 'Queda anotado con tu nombre y la fecha. Si escribís el suyo, no queda.',
  run: 'Borrar para siempre',
  started: 'Se está borrando para siempre',
  held: 'Está marcado «No borrar». Sacá esa marca antes.',
} as const;

/** Words of Ajustes, Conservación. */
export const retentionMessages = {
  title: 'Conservación',
  intro:
    'Cuánto se guarda cada papel. Son propuestas a confirmar con la provincia: cambialas por lo que diga tu norma. Nada se borra solo: cuando un papel pasa su plazo, te lo mostramos y decidís.',
  kind: 'Papel',
  years: 'Se guarda',
  start: 'Desde',
  always: 'Siempre',
  yearCount: (years: number) => plural(years, 'año', 'años'),
  starts: {
    'paper-date': 'la fecha del papel',
    'year-end': 'el fin del año del papel',
  } satisfies Record<RetentionRule['start'], string>,
  yearsOf: (kind: string) => `Cuánto se guarda: ${kind}`,
  startOf: (kind: string) => `Desde cuándo se cuenta: ${kind}`,
  term: ({ years, start }: RetentionRule): string =>
    years === null
      ? retentionMessages.always
      : `${retentionMessages.yearCount(years)} desde ${retentionMessages.starts[start]}`,
  saved: 'Se guardó el plazo',
  see: 'Ver los papeles que pasaron su plazo',
  overdueTitle: 'Papeles que pasaron su plazo',
  overdueHint: 'Elegí qué hacer con cada uno. Lo que tirás va a la papelera y se puede recuperar mientras esté ahí.',
  none: 'Ningún papel pasó su plazo.',
  since: (day: string) => `Venció el ${formatDate(day)}`,
  all: (count: number) => `Todos (${formatNumber(count)})`,
  keep: 'Guardar siempre',
  extend: 'Guardar 5 años más',
  trash: 'Tirar a la papelera',
  kept: (count: number) => `${plural(count, 'papel se guarda', 'papeles se guardan')} por más tiempo`,
  trashed: (count: number) => `${plural(count, 'papel fue', 'papeles fueron')} a la papelera`,
  open: 'Abrir',
  openPaper: (name: string) => `Abrir ${name}`,
  heldChosen: 'Entre los elegidos hay papeles marcados «No borrar»: ésos no se pueden tirar.',
  marks: 'Bloqueados y marcados «No borrar»',
  noMarks: 'Nadie está bloqueado y nada está marcado «No borrar».',
  waiting: (count: number) => `${plural(count, 'papel pasó', 'papeles pasaron')} su plazo de guarda`,
  waitingText: 'Decidí si se guardan más tiempo o se tiran.',
} as const;

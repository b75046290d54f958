import type { DocumentText, Page } from './document-text.ts';
import { foldText } from './fold-text.ts';
import type { PaperKind } from './source.ts';
import { dateValue } from './values/date.ts';
import { gradeValue } from './values/grade.ts';
import type { FoundValue } from './values/value-type.ts';

type Phrase = readonly [pattern: RegExp, weight: number];

/** What each kind of paper says of itself. Weights of 3 and more name the kind; less only point to it. */
const phrases: Readonly<Record<Exclude<PaperKind, 'other'>, readonly Phrase[]>> = {
  'enrolment-form': [
    [
      /\b(?:ficha|solicitud|planilla|formulario|hoja|constancia|registro|nota|pedido) (?:unica |de )*(?:pre)?(?:re)?(?:inscripcion|matriculacion|matricula)\b/,
      5,
    ],
    [/\b(?:re)?inscripcion (?:de alumnos|del alumno|al ciclo|escolar|nivel|ciclo|\d{4})/, 4],
    [/\bsolicit\w+ (?:la |una |de )*(?:inscripcion|vacante|matriculacion)/, 5],
    [/\binscrib\w+ a (?:mi|su|la|el)\b/, 3],
    [/\bfoja del alumno|\bficha (?:personal )?del? (?:alumn|estudiante|ingresante)/, 3],
    [/\bdatos del (?:alumn|estudiante|ingresante|nino|menor)/, 1.5],
    [/\b(?:adulto|adultos) responsables?\b/, 1],
    [/\binscripcion\b/, 1.5],
    [/\bdocumentacion (?:que )?(?:presenta|entregada)/, 1],
  ],
  'birth-certificate': [
    [/\b(?:partida|acta|certificado|testimonio|copia) (?:de|del acta de) nacimiento/, 5],
    [/\bregistro (?:civil|provincial de las personas|del estado civil)/, 3],
    [/\bnacimientos?\b.{0,40}\b(?:tomo|folio|acta)/, 2.5],
    [/\b(?:tomo|folio)\b/, 0.7],
    [/\bhij[oa] de\b/, 0.8],
    [/\binscript[oa]\b/, 0.5],
  ],
  'vaccination-certificate': [
    [
      /\b(?:certificado|carnet|carne|constancia|libreta|cartilla|registro) (?:\w+ )?(?:de )?vacuna(?:s|cion(?:es)?)\b/,
      5,
    ],
    [/\bcalendario (?:nacional )?de vacunacion/, 3],
    [/\besquema de vacunacion|\bvacunas? aplicadas?|\bvacunatorio|\binmunizacion/, 2.5],
    [/\b(?:bcg|sabin|triple viral|hepatitis b|neumococo|quintuple|dtp)\b/, 1],
    [/\bdosis\b/, 0.7],
  ],
  'health-certificate': [
    [/\bcertificado (?:medico|de (?:buena )?salud|de aptitud|bucodental|oftalmologico)/, 5],
    [/\bapt[oa] fisic[oa]|\baptitud (?:psico)?fisica/, 3],
    [/\bficha (?:medica|de salud)|\bcontrol de salud|\binforme de salud/, 4],
    [/\bbuen(?:a salud| estado de salud)/, 3],
    [/\b(?:m\.? ?p\.?|m\.? ?n\.?|matricula) ?(?:nº|:)? ?\d{3,}/, 1],
    [/\bgrupo sanguineo|\bantecedentes|\balergi/, 0.7],
    [/\breposo\b/, 1],
  ],
  'identity-document': [
    [/\bdocumento nacional de identidad\b/, 3],
    [/\bregistro nacional de las personas\b/, 3],
    [/\bidarg\w+|\btramite nº|\bof\.? ident/, 2],
    [/\brepublica argentina - mercosur|\bejemplar\b/, 2],
  ],
  'class-list': [
    [
      /\b(?:lista|listado|nomina|padron|registro|planilla) (?:general |completo |completa |oficial |\w+ )?de (?:los )?(?:alumn|estudiante|matricula|inscript|pupilo)/,
      5,
    ],
    [/\b(?:lista|listado|nomina|padron) (?:de )?(?:\d|primer|segund|tercer|cuart|quint|sext|grado|curso|seccion)/, 4],
    [/\bmatricula (?:\d|inicial|de \d|por)/, 2.5],
    [/\bpadron\b|\bnomina\b/, 2],
    [
      /\b(?:lista|listado|nomina|planilla) (?:de |del )?(?:comensales|comedor)|\bcomensales\b|\b(?:servicio|refuerzo) alimentario/,
      4,
    ],
  ],
  'leave-request': [
    [/\b(?:solicitud|pedido|formulario|planilla|aviso|nota) (?:de |del? uso de )*licencias?/, 5],
    [/\blicencia (?:docente|por|medica|anual|sin goce|con goce|extraordinaria)/, 3.5],
    [/\bsolicit\w+ (?:\w+ ){0,6}licencia\b/, 4],
    [/\b(?:uso|goce) de (?:la )?licencia/, 3],
    [/\binasistencias? (?:del|de la|docente)\b/, 1],
    [/\bart(?:iculo|\.)? ?\d+.{0,40}\b(?:estatuto|licencia|decreto|ley 10\.?579|reglamento)/, 2],
    [/\blicencias?\b/, 1.2],
  ],
  transfer: [
    [/\b(?:solicitud|pedido|constancia|certificado|formulario|boleta|nota|planilla) (?:de )?pase\b/, 5],
    [/\bpase (?:de (?:escuela|establecimiento|alumn)|interno|a otra|nº|escolar|definitivo)/, 4],
    [/\bescuela de (?:origen|procedencia|destino)/, 1.5],
    [/\botorg\w+ (?:el )?pase|\bsolicit\w+ (?:el |su )?pase/, 4],
    [/\bmovimientos? de (?:alumn|matricula)/, 3],
  ],
  attendance: [
    [/\b(?:planilla|registro|parte|control|informe|resumen) (?:\w+ )?(?:de )?(?:in)?asistencias?\b/, 5],
    [/\basistencia (?:mensual|diaria|de alumn|del mes|media)/, 4],
    [/\bparte diario/, 3],
    [/\bdias habiles\b/, 1.5],
    [/\binasistencias\b/, 1],
  ],
  'report-card': [
    [/\bboletin(?:es)? (?:de )?(?:calificaciones|notas|informativo|escolar)?/, 3.5],
    [/\binforme (?:de (?:avance|progreso|trayectoria)|pedagogico|valorativo|cualitativo)/, 4],
    [/\bregistro de calificaciones|\blibreta de calificaciones|\bcertificado (?:analitico|de estudios)/, 4],
    [/\bcalificaci(?:on|ones)\b/, 1.5],
    [/\b(?:1º|2º|3º|primer|segundo|tercer) (?:bimestre|trimestre|cuatrimestre)/, 1],
  ],
  circular: [
    [/\bcircular\b(?: (?:nº|interna|informativa|general|tecnica)|$|\W)/, 5],
    [/\bcomunicado\b|\bcomunicacion (?:nº|conjunta|interna|a las familias)/, 4],
    [/\b(?:a las|senoras?|estimadas?|queridas?) familias\b/, 2],
    [/\bse (?:informa|comunica|recuerda|solicita) a\b|\bnos dirigimos a\b/, 1.5],
    [/\bdisposicion nº|\bresolucion nº/, 2],
  ],
  minutes: [
    [/\bacta (?:nº|numero|de (?:reunion|la reunion|asamblea|acuerdo|entrevista|constatacion))/, 4.5],
    [/\blibro de actas/, 3],
    [/\ba los \w+ dias del mes\b/, 2],
    [/\breunid[oa]s\b|\borden del dia\b|\btemario\b/, 1.5],
    [/\bse da por (?:finalizada|concluida|terminada)|\bfirman al pie|\bpara constancia/, 1.5],
    [/^\s*acta\b/, 3],
  ],
  message: [
    [/^(?:de|from): .*\n(?:.*\n){0,4}(?:para|to): /, 6],
    [/\bmensaje reenviado|\boriginal message|\benviado desde mi/, 3],
  ],
  invoice: [
    [/\bfactura\b/, 4],
    [/\b(?:recibo|remito|presupuesto|ticket|orden de compra)(?: oficial| de pago)?(?: nº| "?x|:)/, 4],
    [/\bcae\b|\biva\b|\bpunto de venta|\bing(?:resos)?\.? brutos/, 1.5],
    [/\bimporte total|\bsubtotal\b|\bprecio unitario|\bp\. ?unit/, 1.5],
    [/\brecibo\b|\bremito\b/, 2],
  ],
};

/** Words before a date that make it some other date than the paper's own. */
const otherDates =
  /(?:nac(?:imiento|id[oa]|\.)?|desde|hasta|del? dia|al|vence|vencimiento|ingreso|egreso|aplicad[oa]|dosis|alta|baja|inicio|fin|cierre|comienzo|reunion|entrega)\b[^\n]{0,18}$/;
const ownDate =
  /(?:\bfecha(?: de (?:(?:la |el )?(?:emision|expedicion|extension|solicitud|nota|presentacion|confeccion|certificado|pedido|firma|factura)))?\s*[:.]?|lugar y fecha\s*[:.]?|\b(?:emitid|expedid|extendid|otorgad|firmad|dad)[oa] (?:en [^\n\d]{2,40} )?(?:el|a los)|\bse (?:expide|extiende|emite|otorga|firma)\b[^\d.;]{0,70}|\bexpid\w+[^\d.;]{0,60}|\benviado(?: el)?\s*:|\bdate:)[\s:.\-–_]*(?:el|a los)?\s*(?:dia\s*)?$/;
const placeBefore =
  /(?:^|\n)[^\n]{0,40}?[a-z][a-z .]{2,30},\s*(?:a los|el)?\s*(?:(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\s*)?$/;

/** The text of the first lines, where papers say what they are. */
function titleOf(page: Page | undefined): string {
  const lines = foldText(page?.text ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.slice(0, 9).join('\n').slice(0, 700);
}

/** What a school paper is, told from its words; titles weigh three times as much. `other` when nothing decides. */
export function classifyPaper(text: DocumentText): PaperKind {
  if (text.format === 'whatsapp' || text.format === 'eml' || text.format === 'msg') return 'message';
  const title = titleOf(text.pages[0]);
  const body = foldText(
    text.pages
      .slice(0, 3)
      .map((page) => page.text)
      .join('\n')
      .slice(0, 12_000),
  );
  const names = foldText(text.pages.map((page) => page.name ?? '').join('\n'));
  let best: PaperKind = 'other';
  let bestScore = 2.5;
  for (const [kind, list] of Object.entries(phrases) as [Exclude<PaperKind, 'other'>, readonly Phrase[]][]) {
    let score = 0;
    for (const [pattern, weight] of list) {
      if (pattern.test(title)) score += weight * 3 * earliness(title, pattern);
      else if (pattern.test(body)) score += weight;
      else if (pattern.test(names)) score += weight;
    }
    if (score > bestScore) [best, bestScore] = [kind, score];
  }
  return best;
}

/** A title that comes sooner outweighs what follows it: 1 at the start, 0.7 at the end of the title lines. */
function earliness(title: string, pattern: RegExp): number {
  return 1 - 0.3 * (title.search(pattern) / Math.max(1, title.length));
}

/** The paper's own date (ISO): labelled "Fecha", after the place ("La Plata, 3 de marzo …"), or what an e-mail says; null when unsure. */
export function findDocumentDate(text: DocumentText): string | null {
  const sent = dateValue.find(text.meta.date ?? '')[0]?.value ?? isoOf(text.meta.date);
  if (sent && (text.format === 'eml' || text.format === 'msg')) return sent;
  const dates = text.pages.slice(0, 10).flatMap((page) => findOwnDates(page.text));
  const best = dates.sort((a, b) => b.certainty - a.certainty)[0];
  return best && best.certainty > 0.5 ? best.value : null;
}

/** Every date of a page's text, `certainty` telling how surely it is the paper's own. */
export function findOwnDates(text: string): FoundValue[] {
  const folded = foldText(text);
  return dateValue
    .find(text)
    .map((date) => ({ ...date, certainty: dateScore(folded, date.start, date.end) * date.certainty }));
}

function isoOf(instant: string | undefined): string | null {
  const time = Date.parse(instant ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10);
}

function dateScore(folded: string, start: number, end: number): number {
  const before = folded.slice(Math.max(0, start - 80), start);
  if (otherDates.test(before)) return 0.1;
  if (ownDate.test(before)) return 1;
  const opensRecord = /^\W*(?:ante mi|se inscrib|compare|yo,|siendo|reunid|se reun)/.test(folded.slice(end));
  if (opensRecord) return 0.62;
  if (placeBefore.test(before)) return 0.95;
  if (/a los\s+$/.test(before) && /dias/.test(folded.slice(start, end))) return 0.65;
  if (/fecha de (?:la )?inscripcion\s*[:.]?\s*$/.test(before)) return 0.72;
  const alone = /(?:^|\n)\s*$/.test(before) && /^\s*(?:\n|$)/.test(folded.slice(end));
  return alone ? 0.6 : 0.2;
}

/** The kind of paper that a column is named after ("Carnet de vacunas", "¿Trajo la partida de nacimiento?"); null when none. */
export function paperKindOfColumn(column: { name: string; synonyms?: readonly string[] }): PaperKind | null {
  for (const phrase of [column.name, ...(column.synonyms ?? [])]) {
    const folded = foldText(phrase);
    if (/complet|al dia|esquema|alerg|grupo/.test(folded)) continue;
    const bare = folded
      .replace(
        /[¿?]|\b(?:trajo|presento|entrego|tiene|falta|copia|fotocopia|de la|del|la|el|presentad[oa]|entregad[oa])\b/g,
        ' ',
      )
      .replace(/\s+/g, ' ')
      .trim();
    if (/^(?:de )?(?:dni|documento|d\.n\.i\.?)$/.test(bare) && /copia|documento/.test(folded))
      return 'identity-document';
    if (/^vacunas$|carnet.*vacun|vacunacion/.test(bare)) return 'vaccination-certificate';
    if (/^apto|certificado medico|ficha (?:medica|de salud)|certificado de salud/.test(bare))
      return 'health-certificate';
    if (/partida|(?:acta|certificado) de nacimiento|^nacimiento$/.test(bare)) return 'birth-certificate';
    if (/^(?:ficha|solicitud|planilla) (?:de )?(?:inscripcion|matricula)/.test(bare)) return 'enrolment-form';
    if (/^pase\b|constancia de pase/.test(bare)) return 'transfer';
    if (/^boletin/.test(bare)) return 'report-card';
  }
  return null;
}

/** The course that a page's title names ("Nómina de alumnos de 3.º B"); null when it names none or several. */
export function findOwnCourse(page: Page): string | null {
  const firstLines = `${page.name ?? ''}\n${page.text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 8)
    .join('\n')}`;
  const named = gradeValue.find(firstLines).filter((grade) => grade.certainty >= 0.6);
  const distinct = new Set(named.map((grade) => grade.value));
  return distinct.size === 1 ? [...distinct][0]! : null;
}

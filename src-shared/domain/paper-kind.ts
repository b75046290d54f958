import type { DocumentText, Page } from './document-text.ts';
import { foldText } from './fold-text.ts';
import { type PaperKindPhrase, paperKindPhrases } from './paper-kind-phrases.ts';
import { createLabelDictionary } from './school-labels.ts';
import type { PaperKind } from './source.ts';
import { findRecordTables } from './table-header.ts';
import { dateValue } from './values/date.ts';
import { gradeValue } from './values/grade.ts';
import type { FoundValue } from './values/value-type.ts';

/** Words before a date that make it some other date than the paper's own. */
const otherDates =
  /\b(?:nac(?:imiento|id[oa]|\.)?|desde|hasta|del? dia|al|vence|vencimiento|ingreso|egreso|aplicad[oa]|dosis|alta|baja|inicio|fin|cierre|comienzo|reunion|entrega)\b[^\n]{0,18}$/;
const ownDate =
  /(?:\bfecha(?: de (?:(?:la |el )?(?:emision|expedicion|extension|solicitud|nota|presentacion|confeccion|certificado|pedido|firma|factura)))?\s*[:.]?|lugar y fecha\s*[:.]?|\b(?:emitid|expedid|extendid|otorgad|firmad|dad)[oa] (?:en [^\n\d]{2,40} )?(?:el|a los)|\bse (?:expide|extiende|emite|otorga|firma)\b[^\d.;]{0,70}|\bexpid\w+[^\d.;]{0,60}|\benviado(?: el)?\s*:|\bdate:)[\s:.\-–_]*(?:el|a los)?\s*(?:dia\s*)?$/;
const placeBefore =
  /(?:^|\n)[^\n]{0,40}?[a-z][a-z .]{2,30},\s*(?:a los|el)?\s*(?:(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\s*)?$/;

/** "Un recibo de fecha …": the date of what is spoken of. */
const ofAnotherPaper = /\b(?:de|con|en) fecha\s*$/;
/** A date line has a place before the date and little after it; sentences have more of both. */
const longestPlace = 30;
const longestAfterDate = 25;

function goesOnAtLength(folded: string, start: number, end: number): boolean {
  const before = folded.slice(folded.lastIndexOf('\n', start - 1) + 1, start);
  const after = folded.slice(end).split('\n', 1)[0]!;
  return before.length > longestPlace && after.length > longestAfterDate;
}

/** The text of the first lines, where papers say what they are. */
function titleOf(page: Page | undefined): string {
  const lines = foldText(page?.text ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.slice(0, 9).join('\n').slice(0, 700);
}

/**
 * What a school paper is, told from its words, titles three times as much, and else from its tables. `other` when nothing
 * decides.
 */
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
  for (const [kind, list] of Object.entries(paperKindPhrases) as [
    Exclude<PaperKind, 'other'>,
    readonly PaperKindPhrase[],
  ][]) {
    let score = 0;
    for (const [pattern, weight] of list) {
      if (pattern.test(title)) score += weight * 3 * earliness(title, pattern);
      else if (pattern.test(body)) score += weight;
      else if (pattern.test(names)) score += weight;
    }
    if (score > bestScore) [best, bestScore] = [kind, score];
  }
  return best === 'other' && holdsPupils(text) ? 'class-list' : best;
}

/** Whether a table lists pupils: names beside a document, a course or a birth date, and nothing that only staff have. */
function holdsPupils(text: DocumentText): boolean {
  if (text.pages.every((page) => page.tables.length === 0)) return false;
  return findRecordTables(text.pages.slice(0, 3), createLabelDictionary()).some(({ columns }) => {
    const keys = new Set(columns.map((column) => column?.key));
    const named = columns.some((column) => {
      const isName = column?.key === 'full-name' || column?.key === 'family-name';
      return isName && (column.role === null || column.role === 'pupil');
    });
    const ofStaff = (['post', 'cuil', 'article'] as const).some((key) => keys.has(key));
    return named && !ofStaff && (['dni', 'course', 'grade', 'birth-date'] as const).some((key) => keys.has(key));
  });
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
  if (otherDates.test(before) || ofAnotherPaper.test(before)) return 0.1;
  if (ownDate.test(before)) return 1;
  const opensRecord = /^\W*(?:ante mi|se inscrib|compare|yo,|siendo|reunid|se reun)/.test(folded.slice(end));
  if (opensRecord) return 0.62;
  if (placeBefore.test(before)) return goesOnAtLength(folded, start, end) ? 0.4 : 0.95;
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

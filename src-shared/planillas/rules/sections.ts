import { foldText } from '../../domain/fold-text.ts';
import type { LabelMatch } from '../../domain/label-scanner.ts';
import type { LabelDictionary } from '../../domain/school-labels.ts';
import type { Role } from '../../domain/school-vocabulary.ts';
import type { PaperKind } from '../../domain/source.ts';
import type { PageMap } from './page-map.ts';
import type { Segment } from './page-segments.ts';

/** Whom a value belongs to when its label does not say: `subject` is whomever the paper is about. */
export type Owner = Role | 'subject';

type Section = { start: number; owner: Owner };

const headingStart =
  /^\W*(?:\d{1,2}\s?[.)\-–]+|[ivx]{1,4}\s?[.)\-–]+|[a-h]\s?[).])?\s*(?:datos|informacion|identificacion|antecedentes|seccion|apartado|grupo familiar)\b/;
const schoolWords =
  /\b(?:escuela|jardin|instituto|colegio|ministerio|direccion (?:general|provincial)|provincia de|consejo|e\.?p\.? ?n|hospital|centro de salud|registro civil|municipalidad)\b/;
const titleWords =
  /\b(?:ficha|solicitud|planilla|certificado|certifico|constancia|inscripcion|acta|partida|licencias?|pase|carnet|formulario|matricula|matriculacion|boletin|listado|nomina|circular|comunicado|factura|recibo|asunto|lista|nota|informe|registro de|datos)\b/;
/** Attributes that a school prints about itself at the top of its papers. */
export const letterheadKeys: ReadonlySet<string> = new Set([
  'address',
  'phone',
  'email',
  'locality',
  'postal-code',
  'cuil',
  'birth-place',
  'file-number',
]);

/** Whom the paper is about, by its kind. */
export function subjectOf(kind: PaperKind): Role {
  return kind === 'leave-request' ? 'teacher' : 'pupil';
}

/** Who "quien suscribe" is, by the paper's kind. */
export function signatoryOf(kind: PaperKind): Role {
  if (kind === 'leave-request') return 'teacher';
  if (kind === 'health-certificate' || kind === 'vaccination-certificate') return 'doctor';
  return kind === 'enrolment-form' ? 'guardian' : 'authority';
}

function isAlone(map: PageMap, segment: Segment): boolean {
  return map.segments.every((other) => other.line !== segment.line || other === segment);
}

/** A heading sets the owner of what stands below it ("Datos del adulto responsable", "Para uso de la secretaría"). */
function sectionOf(map: PageMap, segment: Segment, matches: readonly LabelMatch[]): Section | null {
  const text = map.page.text.slice(segment.start, segment.end);
  const folded = foldText(text);
  const inside = matches.filter((match) => match.start >= segment.start && match.end <= segment.end);
  const role = inside.find((match) => match.role !== null)?.role ?? null;
  if (role === 'office' && text.length < 70) return { start: segment.start, owner: 'office' };
  if (text.length > 70 || /[:=]\s*\S/.test(text) || !isAlone(map, segment)) return null;
  if (headingStart.test(folded)) return { start: segment.start, owner: role ?? 'subject' };
  const bare = folded.replace(/[^a-z]+/g, ' ').trim();
  const onlyRole =
    inside.length === 1 &&
    inside[0]!.key === null &&
    role !== null &&
    bare.length <= inside[0]!.end - inside[0]!.start + 4;
  if (!onlyRole) return null;
  const next = map.segments[segment.index + 1];
  const opensLabels =
    next && matches.some((match) => match.key !== null && match.start >= next.start && match.start <= next.start + 3);
  return opensLabels ? { start: segment.start, owner: role } : null;
}

/** Where the letterhead ends: before the title, when the first lines are a school's or an office's. */
function letterheadEnd(map: PageMap): number {
  const lines = foldText(map.page.text).split('\n');
  let offset = 0;
  let seen = false;
  for (const line of lines.slice(0, 8)) {
    const school = schoolWords.test(line);
    if (titleWords.test(line) && !school) return seen ? offset : 0;
    if (seen && !school && /[a-z]+\s*:/.test(line) && !/\b(?:tel|domicilio|direccion|mail|correo|telefono)/.test(line))
      return offset;
    seen ||= school;
    offset += line.length + 1;
  }
  return seen ? lines.slice(0, 3).join('\n').length : 0;
}

export type Sections = {
  ownerAt(offset: number): Owner | null;
  isLetterhead(offset: number): boolean;
  headings: readonly number[];
};

/** The sections of a page and its letterhead. */
export function findSections(map: PageMap, dictionary: LabelDictionary, matches?: readonly LabelMatch[]): Sections {
  const found = matches ?? dictionary.match(map.page.text, { tolerant: map.page.ocr, mayJoin: map.flowsOn });
  const sections = map.segments.flatMap((segment) => sectionOf(map, segment, found) ?? []);
  const letterhead = letterheadEnd(map);
  return {
    headings: sections.map((section) => section.start),
    isLetterhead: (offset) => offset < letterhead,
    ownerAt: (offset) => sections.filter((section) => section.start <= offset).at(-1)?.owner ?? null,
  };
}

import { foldText } from '../../domain/fold-text.ts';
import { isGivenName } from '../../domain/given-names.ts';
import type { LabelKey } from '../../domain/label-scanner.ts';
import { capitalizeName, type NameOrder, parsePersonName } from '../../domain/person-name.ts';
import type { ColumnDefinition } from '../../domain/planilla.ts';
import { connectors } from '../../domain/school-vocabulary.ts';
import { columnValueTypes } from '../../domain/values/index.ts';
import { parsePerson } from '../../domain/values/person.ts';
import { parseText } from '../../domain/values/text.ts';
import type { FoundValue } from '../../domain/values/value-type.ts';

/** How texts of some attributes look: only that part of what follows the label is the value. */
const shapes: Partial<Record<LabelKey, RegExp>> = {
  phone: /\+?\(?\d[\d\s()./-]{5,18}\d/,
  email: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/,
  article:
    /\d+(?:\s?[.º°]?\s?,?\s?(?:inc(?:iso)?\.?\s?["“]?\w{1,2}["”]?\)?|bis|["“]?[b-df-np-xzB-DF-NP-XZ](?:\.\d)?["”]?\)?(?![\p{L}.])|[a-z](?:\.\d|\))))?/u,
  'act-number': /\d[\d./-]*/,
  'medical-license': /\d[\d./-]*/,
  'circular-number': /\d[\d/-]*/,
  'invoice-number': /(?:[A-Z]\s?-?\s?)?\d{1,5}\s?-\s?\d{4,8}|\d[\d-]{2,}/,
  'postal-code': /[A-Z]?\d{4}[A-Z]{0,3}/,
  'file-number': /\d[\d./-]*/,
  'blood-group': /(?:AB|A|B|0|O)\s?(?:RH|Rh|rh)?\.?\s?(?:\(?[+\-−–]\)?|positivo|negativo|pos\b\.?|neg\b\.?)/i,
  section: /["“']?[A-Ha-h]["”']?(?!\p{L})|\d\s?[ªº°]/u,
};

/** Numbers that papers write after "N.º". */
const signedKeys: ReadonlySet<LabelKey> = new Set<LabelKey>([
  'act-number',
  'circular-number',
  'medical-license',
  'file-number',
  'invoice-number',
]);
/** Places and schools come after "de": "Proviene de Escuela N.º 5". */
const afterOf: ReadonlySet<LabelKey> = new Set<LabelKey>([
  'origin-school',
  'destination-school',
  'school-name',
  'birth-place',
]);

/** Checkboxes: a marked box before or after the word that is chosen. */
const markedBox = /[[(]\s?[xX✓✔√]\s?[\])]|[☑☒✓✔■]/gu;
const anyBox = /[[(]\s?[xX✓✔√]?\s?[\])]|[☐☑☒□■✓✔]/u;

export type ReadingHints = { column: ColumnDefinition; key: LabelKey; order: NameOrder };

/** The option that a run of checkboxes marks, with its range; null without a marked box. */
function readMarkedOption(text: string): { start: number; end: number } | null {
  const marks = [...text.matchAll(markedBox)];
  if (marks.length !== 1) return null;
  const mark = marks[0]!;
  const firstBox = text.search(anyBox);
  const before = /[\p{L}]/u.test(text.slice(0, firstBox));
  if (before) {
    const head = text.slice(0, mark.index).trimEnd();
    const start = Math.max(...[...head.matchAll(/[\])☐□]|\s{2,}/gu)].map((match) => match.index + match[0].length), 0);
    const lead = head.slice(start).length - head.slice(start).trimStart().length;
    return { start: start + lead, end: head.length };
  }
  const from = mark.index + mark[0].length;
  const tail = text.slice(from);
  const stop = tail.search(/[[(☐□☑☒]|\s{3,}|\n/u);
  const option = stop < 0 ? tail : tail.slice(0, stop);
  const lead = option.length - option.trimStart().length;
  return option.trim() === '' ? null : { start: from + lead, end: from + option.trimEnd().length };
}

/** The column's value at the start of what follows a label; offsets are into `text`. Null when it is not of the type. */
export function readValue(text: string, hints: ReadingHints): FoundValue | null {
  const marked = readMarkedOption(text);
  if (marked && hints.column.type !== 'boolean') {
    const value = readPlain(text.slice(marked.start, marked.end), hints);
    return value && { ...value, start: value.start + marked.start, end: value.end + marked.start };
  }
  if (hints.column.type === 'boolean' && marked) {
    const word = columnValueTypes.boolean.parse(text.slice(marked.start, marked.end));
    if (word) return { ...word, ...marked };
  }
  return readPlain(text, hints);
}

function readPlain(text: string, hints: ReadingHints): FoundValue | null {
  const { column, key, order } = hints;
  if (column.type === 'person') return readPerson(text, order);
  if (column.type === 'text') return key === 'full-name' ? readNamePart(text, hints) : readText(text, key);
  const options = { choices: column.choices };
  const valueType = columnValueTypes[column.type];
  const trimmed = trim(text);
  const whole = valueType.parse(text.slice(trimmed.start, trimmed.end), options);
  const found = valueType.find(text, options);
  if (whole && found.length <= 1)
    return { ...whole, ...(found[0] ? { start: found[0].start, end: found[0].end } : trimmed) };
  const first = found[0];
  if (first) {
    const lead = text.slice(0, first.start).replace(/[^\p{L}\p{N}]/gu, '').length;
    const position = lead === 0 ? 0.95 : lead <= 12 ? 0.85 : 0.6;
    return { ...first, certainty: first.certainty * position };
  }
  return whole ? { ...whole, ...trimmed } : null;
}

function trim(text: string): { start: number; end: number } {
  const lead = /^[\s:;.,=_…\-–—>|]*/.exec(text)![0].length;
  const rest = text.slice(lead).replace(/[\s_…|]+$/, '');
  return { start: lead, end: lead + rest.length };
}

const nameRun = /^(?:(?:Sr|Sra|Srta|Prof|Dr|Dra|Lic)\.?\s+)?(?:\p{Lu}[\p{L}'’.-]*|de|del|la|las|los|y|,|\s)+/u;

/** A name at the start of the text: the whole of it, or its capitalised words before a document number or a comma. */
function readPerson(text: string, order: NameOrder): FoundValue | null {
  const trimmed = trim(text);
  const lead =
    /^(?:(?:es|son|el|señora?|sr|sra|llamad[oa])\s+)+/.exec(text.slice(trimmed.start, trimmed.end))?.[0].length ?? 0;
  const start = trimmed.start + lead;
  const body = text.slice(start, trimmed.end).replace(/[\s.,;:\-–]+$/, '');
  const whole = parsePerson(body, order);
  if (whole) return { ...whole, start, end: start + body.length };
  for (const cut of nameCuts(nameRun.exec(body)?.[0] ?? '')) {
    const parsed = cut.length < 4 ? null : parsePerson(cut, order);
    if (parsed) return { ...parsed, certainty: parsed.certainty * 0.95, start, end: start + cut.length };
  }
  return null;
}

/** The stretches of a run of capitalised words that may be the name: up to a comma after "Nombre Apellido", then ever shorter. */
function nameCuts(run: string): string[] {
  const clean = (text: string) => text.replace(/(?:[\s,.]|\s(?:de|del|la|las|los|y|D)\b\.?)+$/u, '');
  const cuts: string[] = [];
  const sentence = /\p{L}{3,}\.\s/u.exec(run);
  if (sentence) return nameCuts(run.slice(0, sentence.index + sentence[0].length - 2));
  const [before, after] = run.split(',');
  const first = foldText(before ?? '').match(/\p{L}+/gu) ?? [];
  const next = foldText(after ?? '').match(/\p{L}+/u)?.[0] ?? '';
  if (first.length >= 2 && isGivenName(first[0]!) && !isGivenName(next)) cuts.push(clean(before!));
  let rest = clean(run);
  while (rest.length >= 4 && cuts.length < 5) {
    cuts.push(rest);
    const shorter = clean(rest.replace(/[\s,]+\S+$/u, ''));
    if (shorter === rest) break;
    rest = shorter;
  }
  return cuts;
}

/** The surname or the given names out of a full name, for columns that ask for one of them. */
function readNamePart(text: string, { column, order }: ReadingHints): FoundValue | null {
  const person = readPerson(text, order);
  if (!person) return readText(text, 'full-name');
  const parsed = parsePersonName(text.slice(person.start, person.end), order)?.name;
  const wants = /apellido/i.test(column.name)
    ? /nombre/i.test(column.name)
      ? null
      : 'family'
    : /^nombres?\b/i.test(column.name) && parsed
      ? 'given'
      : null;
  if (!parsed || !wants) return { ...person, value: text.slice(person.start, person.end).replace(/\s+/g, ' ') };
  const part = parsed[wants];
  const at = text.toLowerCase().indexOf(part.toLowerCase());
  if (at < 0) return { ...person, value: part };
  return { value: part, certainty: person.certainty, start: at, end: at + part.length };
}

/** Only small words ("de", "y"): what is left of a sentence, no value. */
function saysNothing(value: string): boolean {
  return (foldText(value).match(/[\p{L}\p{N}]+/gu) ?? []).every((word) => connectors.has(word));
}

const provinces =
  /\s*[,(–-]\s*(?:prov(?:incia|\.)? (?:de |del )?)?(?:buenos aires|bs\.? ?as\.?|caba|c\.a\.b\.a\.?|capital federal|catamarca|chaco|chubut|cordoba|corrientes|entre rios|formosa|jujuy|la pampa|la rioja|mendoza|misiones|neuquen|rio negro|salta|san juan|san luis|santa cruz|santa fe|santiago del estero|tierra del fuego|tucuman|argentina)\b.*$/s;

/** A town without the province after it. */
function withoutProvince(body: string, start: number): { value: string; start: number; end: number } {
  const length = foldText(body).replace(provinces, '').length;
  const town = body.slice(0, length);
  return { value: town.replace(/\s+/g, ' '), start, end: start + length };
}

function readText(text: string, key: LabelKey): FoundValue | null {
  const shape = shapes[key];
  if (shape) {
    // "N.º 57" comes out of recognition as "N.9 57": the sign before a number is not the number.
    const sign = signedKeys.has(key) ? (/^[\s.:]*(?:N\W{0,2})?\W?[\dOo*"?]\s+(?=\d)/i.exec(text)?.[0].length ?? 0) : 0;
    const match = shape.exec(' '.repeat(sign) + text.slice(sign));
    if (!match) return null;
    const lead = text.slice(0, match.index).replace(/[^\p{L}\p{N}]/gu, '').length;
    return {
      value: match[0].replace(/\s+/g, ' ').trim(),
      certainty: lead <= 4 ? 1 : lead <= 14 ? 0.85 : 0.5,
      start: match.index,
      end: match.index + match[0].trimEnd().length,
    };
  }
  const trimmed = trim(text);
  const lead = afterOf.has(key)
    ? (/^(?:de|del|en|a)\s+(?:la\s+|el\s+)?(?=\p{Lu})/u.exec(text.slice(trimmed.start))?.[0].length ?? 0)
    : 0;
  const [start, end] = [trimmed.start + lead, trimmed.end];
  const body = text
    .slice(start, end)
    .replace(/[\s.,;:]+$/, (tail) =>
      /^\.$/.test(tail) && /\b\p{L}{1,3}\.$/u.test(text.slice(start, end)) ? tail : '',
    );
  const parsed = parseText(body);
  if (!parsed || parsed.value.length > 160 || saysNothing(parsed.value)) return null;
  if (key === 'birth-place' || key === 'locality') return { ...withoutProvince(body, start), certainty: 1 };
  const name = key === 'family-name' || key === 'given-name';
  if (name && /\d/.test(parsed.value)) return null;
  const value = name ? capitalizeName(parsed.value) : parsed.value;
  return { value, certainty: parsed.value.length > 90 ? 0.75 : 1, start, end: start + body.length };
}

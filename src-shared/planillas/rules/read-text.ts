import { foldText } from '../../domain/fold-text.ts';
import type { LabelKey } from '../../domain/label-scanner.ts';
import { capitalizeName } from '../../domain/person-name.ts';
import { connectors } from '../../domain/school-vocabulary.ts';
import { parseText } from '../../domain/values/text.ts';
import type { FoundValue } from '../../domain/values/value-type.ts';
import { trimAnswer } from './answer-edges.ts';

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

/** The text that answers a label: of its own shape where it has one (a telephone, a number), else what stands there. */
export function readText(text: string, key: LabelKey): FoundValue | null {
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
  const trimmed = trimAnswer(text);
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

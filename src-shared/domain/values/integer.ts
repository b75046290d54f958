import { foldText } from '../fold-text.ts';
import { numberFromWords } from '../number-words.ts';
import { type FoundValue, findMatches, type ParsedValue, type ValueType } from './value-type.ts';

const integerPattern = /(?<![\p{L}\d.,/-])-?(?:\d{1,3}(?:\.\d{3})+|\d{1,15})(?![\d\p{L}]|[.,/]\d)/gu;

function canonicalInteger(text: string): ParsedValue {
  return { value: String(BigInt(text.replaceAll('.', ''))), certainty: 1 };
}

/** Whole numbers: "1.234", "-5", "doce", "12 (doce)". Refuses "1,234", which may be either. */
export function parseInteger(text: string): ParsedValue | null {
  const trimmed = text.trim().replace(/^[#:\s]+|[.,;\s]+$/g, '');
  const [first, ...others] = findInteger(trimmed);
  if (first && others.length === 0) {
    const rest = foldText(trimmed.slice(0, first.start) + trimmed.slice(first.end))
      .replace(/[^a-z]+/g, ' ')
      .trim();
    const onlyUnit = rest === '' || /^(n|nro|no|dias?|horas?|anos?|alumnos?|personas?)$/.test(rest);
    if (onlyUnit || numberFromWords(rest) === Number(first.value))
      return { value: first.value, certainty: first.certainty };
  }
  if (first) return null;
  const spelled = /\d/.test(trimmed) ? null : numberFromWords(trimmed);
  return spelled === null ? null : { value: String(spelled), certainty: 0.9 };
}

function findInteger(text: string): FoundValue[] {
  return findMatches(text, integerPattern, ([match]) => canonicalInteger(match!));
}

/** Plain digits up to four, thousands separated by dots from five on ("2017", "12.345"). */
export function formatInteger(canonical: string): string {
  const digits = canonical.replace('-', '');
  return digits.length < 5 ? canonical : canonical.replace(/\B(?=(\d{3})+(?!\d))/g, '.');
}

export const integerValue: ValueType = {
  parse: parseInteger,
  find: findInteger,
  format: formatInteger,
  validate: (canonical) => /^(0|-?[1-9]\d*)$/.test(canonical),
};

import { canonicalDecimal, decimalPattern, decimalValue, formatDecimal } from './decimal.ts';
import { type FoundValue, findMatches, type ParsedValue, type ValueType, withoutOverlaps } from './value-type.ts';

const amount = '-?\\d{1,3}(?:[. \\u00a0]\\d{3})+(?:,\\d{1,2})?|-?\\d+(?:[.,]\\d{1,2})?|-?\\d{1,3}(?:,\\d{3})+\\.\\d{2}';
const signedPattern = new RegExp(`(?:AR\\$|ARS|\\$|pesos)\\s*:?\\s*(${amount})(?:\\.-|,-)?(?![\\d]|[.,]\\d)`, 'giu');
const suffixedPattern = new RegExp(`(?<![\\p{L}\\d.,/])(${amount})\\s*(?:ARS|pesos)(?!\\p{L})`, 'giu');

function readAmount(text: string, certainty: number): ParsedValue | null {
  const parsed = canonicalDecimal(text);
  return parsed && { value: parsed.value, certainty: parsed.certainty * certainty };
}

/** Amounts in pesos: "$ 12.345,50", "ARS 300", "1.500 pesos", "12.345,50". */
export function parseMoney(text: string): ParsedValue | null {
  const trimmed = text.trim().replace(/^[:\s]+|[.,;\s-]+$/g, '');
  const bare = trimmed.replace(/^(?:AR\$|ARS|\$|pesos)\s*:?\s*|\s*(?:ARS|pesos)$/giu, '');
  return /^[\d\-.,\u00a0 ]+$/.test(bare) ? readAmount(bare, bare === trimmed ? 0.9 : 1) : null;
}

/** Amounts with a currency sign are surer than those told by their cents, and those than bare numbers. */
function findMoney(text: string): FoundValue[] {
  const signed = findMatches(text, signedPattern, (match) => readAmount(match[1]!, 1));
  const suffixed = findMatches(text, suffixedPattern, (match) => readAmount(match[1]!, 1));
  const bare = findMatches(text, decimalPattern, ([match]) => readAmount(match!, /,\d{2}$/.test(match!) ? 0.8 : 0.4));
  return withoutOverlaps([...signed, ...suffixed, ...bare]);
}

/** "$ 12.345,50". */
export function formatMoney(canonical: string): string {
  return canonical.startsWith('-') ? `-$ ${formatDecimal(canonical.slice(1))}` : `$ ${formatDecimal(canonical)}`;
}

export const moneyValue: ValueType = {
  parse: (text) => {
    const negative = /^-\s*\$/.test(text.trim());
    const parsed = parseMoney(negative ? text.trim().slice(1) : text);
    return parsed && negative ? { ...parsed, value: `-${parsed.value}` } : parsed;
  },
  find: findMoney,
  format: formatMoney,
  validate: decimalValue.validate,
};

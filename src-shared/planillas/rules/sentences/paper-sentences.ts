import type { SentencePattern } from './sentence-pattern.ts';

/** How papers give their own numbers, licences and marks. */
export const paperSentences: readonly SentencePattern[] = [
  {
    key: 'medical-license',
    confidence: 0.9,
    pattern:
      /\b(?:m\.?\s?[pn]\.?|mat(?:ricula)?\.?)\s*(?:prof(?:esional)?\.?\s*|provincial\s*|nacional\s*)?(?:n\.?º|nro\.?|:|\s)*\s*(?<value>\d{3,7})\b/g,
  },
  { key: 'act-number', confidence: 0.9, pattern: /\bacta\s*(?:n\.?\s?º|nro\.?|numero|:)?\s*(?<value>\d{1,6})\b/g },
  {
    key: 'circular-number',
    confidence: 0.86,
    pattern:
      /\b(?:circular|comunicado|nota)\s*(?:\w+\s*)?(?:n\.?\s?º|nro\.?|numero|:)\s*(?<value>\d{1,4}(?:\s?\/\s?\d{2,4})?)(?![\d/])/g,
  },
  { key: 'vaccines', confidence: 0.92, pattern: /\besquema[^.\n]{0,40}?\b(?<value>incompleto|completo)\b/g },
  {
    key: 'vaccines',
    confidence: 0.85,
    pattern:
      /\b(?<value>(?:no )?(?:tiene|posee|presenta|cuenta con)|falta|adeuda)\b[^.\n]{0,40}\b(?:vacuna|dosis|esquema|calendario)/g,
  },
  {
    key: 'blood-group',
    confidence: 0.9,
    pattern:
      /\bgrupo\s+(?:sanguineo|y factor|factor)[^\n:]{0,20}[\s:]\s*(?<value>(?:ab|a|b|0|o)\s?(?:rh\s?)?(?:\(?[+-]\)?|positivo|negativo))/g,
  },
  {
    key: 'invoice-number',
    kinds: ['invoice'],
    confidence: 0.86,
    pattern: /(?<value>(?<![\d-])\d{4,5}\s?-\s?\d{6,8})\b/g,
  },
];

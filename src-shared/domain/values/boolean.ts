import { foldText } from '../fold-text.ts';
import { type FoundValue, findMatches, type ParsedValue, type ValueType } from './value-type.ts';

const yesWords = [
  'si',
  's',
  'x',
  'v',
  'ok',
  'presente',
  'p',
  'verdadero',
  'tiene',
  'posee',
  'entrego',
  'entregado',
  'entregada',
  'presento',
  'presentado',
  'presentada',
  'completo',
  'completa',
  'recibido',
  'recibida',
  'asistio',
  'autorizo',
  'autorizado',
  'autorizada',
  'true',
  'aprobado',
  'aprobada',
  'apto',
  'apta',
];
const noWords = [
  'no',
  'n',
  'ausente',
  'a',
  'falso',
  'no tiene',
  'no posee',
  'no entrego',
  'no entregado',
  'no entregada',
  'no presento',
  'no presentado',
  'no presentada',
  'incompleto',
  'incompleta',
  'falta',
  'faltante',
  'adeuda',
  'pendiente',
  'no asistio',
  'no autorizo',
  'no autorizado',
  'no autorizada',
  'false',
  'ninguno',
  'ninguna',
  'no apto',
  'no apta',
];
const yesSigns = /^[\s[(]*[✓✔☑☒✗✘Xx√][\s\])]*$/u;
const noSigns = /^(?:\[\s*\]|\(\s*\)|[☐□○])$/u;

const words =
  /(?<![\p{L}\d])(no\s+(?:tiene|posee|entrego|presento|asistio|autorizo|apt[oa])|si|no|presente|ausente|entregad[oa]|entrego|presentad[oa]|presento|complet[oa]|incomplet[oa]|falta|faltante|adeuda|pendiente|tiene|posee|autorizo|autorizad[oa]|apt[oa]|x)(?![\p{L}\d])|[✓✔☑√☐□]/gu;

/** "true" or "false" from sí/no, a cross or a tick, presente/ausente, entregado/falta and the like. */
export function parseBoolean(text: string): ParsedValue | null {
  const trimmed = text.trim();
  if (yesSigns.test(trimmed)) return { value: 'true', certainty: 0.95 };
  if (noSigns.test(trimmed)) return { value: 'false', certainty: 0.9 };
  const folded = foldText(trimmed)
    .replace(/[^a-z]+/g, ' ')
    .trim();
  const certainty = folded.length === 1 ? 0.85 : 1;
  if (yesWords.includes(folded)) return { value: 'true', certainty };
  if (noWords.includes(folded)) return { value: 'false', certainty };
  const opening = /^(si|no)\b[,.:;]/.exec(foldText(trimmed));
  return opening ? { value: String(opening[1] === 'si'), certainty: 0.9 } : null;
}

/** Words of yes and no inside a text; "si" without its accent is taken for the conjunction and is unsure. */
function findBoolean(text: string): FoundValue[] {
  return findMatches(foldText(text), words, (match) => {
    const parsed = parseBoolean(match[0].replace(/\s+/g, ' '));
    if (!parsed) return null;
    const written = text.slice(match.index, match.index! + match[0].length);
    const conjunction = /^si$/.test(written);
    return { ...parsed, certainty: parsed.certainty * (conjunction ? 0.5 : 0.9) };
  });
}

export const booleanValue: ValueType = {
  parse: parseBoolean,
  find: findBoolean,
  format: (canonical) => (canonical === 'true' ? 'Sí' : 'No'),
  validate: (canonical) => canonical === 'true' || canonical === 'false',
};

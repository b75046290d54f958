import { foldText } from '../../domain/fold-text.ts';
import type { Attribute, Role } from '../../domain/school-vocabulary.ts';
import type { PaperKind } from '../../domain/source.ts';

/** A sentence's way of saying something: `value` is the named group that holds it; written against folded text. */
type ProsePattern = { key: Attribute; role?: Role; kinds?: readonly PaperKind[]; pattern: RegExp; confidence: number };

/** A value that a sentence gives, as a range of the page. */
export type ProseFinding = { key: Attribute; role: Role | null; start: number; end: number; confidence: number };

const name = "(?<value>[a-z][a-z'. ,-]{4,60}?)";
const afterName =
  '(?=\\s*(?:,|\\.|;|\\(|\\bd\\.? ?n\\.? ?i|\\bdoc|\\bcuil|\\bcon d|\\bnacid|\\bde \\d|\\bquien|\\bque |\\balumn|\\ba partir|\\bpara |\\ben \\d|$))';
const stop =
  '(?=\\s*(?:[.;](?:\\s|$)|,\\s*(?:a partir|desde|por un|con|cuyo|d\\.? ?n|que|y |nacid|siendo|telefono|tel\\b|mi |hij|el dia|al dia|de acuerdo)|$))';

const patterns: readonly ProsePattern[] = [
  {
    key: 'birth-place',
    pattern:
      /\bnacid[oa]\s+en\s+(?:la ciudad de\s+|la localidad de\s+)?(?<value>[a-z][a-z. ]{2,40}?)(?=\s*(?:,|\.|;|\(|\bel\b|\bprovincia|$))/g,
    confidence: 0.85,
  },
  {
    key: 'birth-place',
    pattern:
      /\bnaci(?:do|da|o|miento)\b[^.;]{0,70}?\d{4},?\s+en\s+(?:la ciudad de\s+|la localidad de\s+|esta ciudad de\s+)?(?<value>[a-z][a-z. ]{2,40}?)(?=\s*(?:,|\.|;|\(|\bprovincia|\bhij|$))/g,
    confidence: 0.85,
  },
  {
    key: 'address',
    pattern:
      /\b(?:domiciliad[oa]s? en|con domicilio(?: real)? en|domicilio en|vivimos en|vive en|vivo en|residentes? en|nos domiciliamos en|que vive en|reside en)\s+(?:la\s+)?(?<value>[a-z][^;\n]{4,70}?)(?=\s*(?:[.;](?:\s|$)|,\s*(?:tel|cel|con|y |d\.? ?n|de esta|solicit|para|quien|cuyo|mi |donde)|\s[-–]\s|\by mi\b|\by (?:nuestro|el) tel|$))/g,
    confidence: 0.85,
  },
  {
    key: 'reason',
    kinds: ['leave-request'],
    pattern:
      /\b(?:por motivos? de|por razones de|con motivo de|debido a|a causa de|por causa de|fundad[oa] en|por)\s+(?!un total|el termino|el plazo|un periodo|el periodo|la presente|el lapso|el cual|lo|\d)(?<value>[a-z][a-z ]{3,60}?)(?=\s*(?:[.;,]|\bdesde\b|\ba partir\b|\bpor (?:un|el)\b|\bdel?\s\d|\bencuadrad|\bentre\b|$))/g,
    confidence: 0.76,
  },
  {
    key: 'reason',
    kinds: ['transfer'],
    pattern: new RegExp(
      `\\b(?:por motivos? de|por razones de|con motivo de|debido a|a causa de|motivado por|por)\\s+(?!un total|el termino|la presente|el cual|lo|\\d)(?:el |la )?(?<value>[a-z][a-z ]{3,60}?)${stop}`,
      'g',
    ),
    confidence: 0.76,
  },
  {
    key: 'days',
    pattern:
      /\b(?:por (?:un total|el termino|el plazo|el lapso|un periodo|un termino) de|total de|durante|por|son|termino de)\s+(?<value>\d{1,3})\s*(?:\(\s*[a-z ]+\)\s*)?dias?\b/g,
    confidence: 0.92,
  },
  {
    key: 'days',
    pattern: /(?<value>\b\d{1,3})\s*(?:\(\s*[a-z ]+\)\s*)?dias? (?:de licencia|corridos|habiles|de reposo|en total)\b/g,
    confidence: 0.85,
  },
  {
    key: 'start-date',
    pattern:
      /\b(?:desde|a partir|del dia|del|entre)\s+(?:el\s+|del?\s+)?(?:dia\s+)?(?<value>\d[^.;]{4,32}?\d{2,4})\s*,?\s*(?:y\s+)?(?:hasta|al|a|y)\s/g,
    confidence: 0.92,
  },
  {
    key: 'end-date',
    pattern:
      /\b(?:desde|a partir|del|entre)\s+(?:el\s+|del?\s+)?(?:dia\s+)?\d[^.;]{4,32}?\d{2,4}\s*,?\s*(?:y\s+)?(?:hasta|al|a|y)\s+(?:el\s+)?(?:dia\s+)?(?<value>\d[^.;,]{4,32}?\d{4}|\d[\d/.-]{5,9})/g,
    confidence: 0.92,
  },
  {
    key: 'transfer-date',
    kinds: ['transfer'],
    pattern:
      /\b(?:a partir del?|desde el|con fecha|efectiv[oa] (?:desde|el)|rige desde el)\s+(?:dia\s+)?(?<value>\d[^.;]{3,32}?\d{2,4})(?!\d)/g,
    confidence: 0.88,
  },
  {
    key: 'destination-school',
    kinds: ['transfer'],
    pattern:
      /\bpase\s+(?:a|al|hacia|para)\s+(?:la\s+|el\s+)?(?<value>(?:escuela|jardin|colegio|instituto|e\.?p\.?)[^.;,]*?(?:n\.?\s?º\s?\d+)?[^.;,]*?)(?=\s*(?:,|\.(?:\s|$)|;|\bpor\b|\ba partir\b|\bdebido\b|\bdesde\b|\bcon motivo\b|$))/g,
    confidence: 0.86,
  },
  {
    key: 'origin-school',
    kinds: ['transfer'],
    pattern:
      /\b(?:direccion de|provenientes? de|procedentes? de|alumn[oa](?: regular)? de)\s+(?:la\s+|el\s+)?(?<value>(?:escuela|jardin|colegio|instituto|e\.?p\.?)[^;,]*?)(?=\s*(?:,|;|\bhace constar|\bcertifica|\bdeja constancia|\botorga|\binforma|\bque\b|\bsolicita|$))/g,
    confidence: 0.86,
  },
  {
    key: 'post',
    kinds: ['leave-request'],
    pattern:
      /\b(?:en (?:mi|su) (?:caracter|cargo) de|en el cargo de|cargo de|me desempeno como|se desempena como|como)\s+(?<value>[a-z][a-z. ]{3,40}?)(?=\s*(?:,|\.(?:\s|$)|;|\ben\b|\bde este\b|\bde esta\b|\bdel establ|\bde la escuela|\bsolicit|$))/g,
    confidence: 0.8,
  },
  {
    key: 'post',
    kinds: ['leave-request'],
    pattern: /\bc\.?u\.?i\.?l\.?[^,]{0,22},\s*(?<value>[a-z][a-z. ]{2,40}?)(?=\s+(?:de|en) (?:este|esta|la|el)\b|,)/g,
    confidence: 0.84,
  },
  {
    key: 'article',
    pattern: /\bart(?:iculo|\.)?\s*(?:n?º\s*)?(?<value>\d+(?:\s?(?:inc(?:iso)?\.?\s?"?[a-z]\b"?\)?|bis))?)/g,
    confidence: 0.9,
  },
  {
    key: 'relation',
    pattern:
      /\b(?:en (?:mi|su) (?:caracter|calidad) de|en caracter de|como)\s+(?<value>madre|padre|tutora?|abuel[oa]|ti[oa]|encargad[oa])\b/g,
    confidence: 0.88,
  },
  {
    key: 'shift',
    pattern:
      /\bturno\s+(?:de (?:la )?)?(?<value>manana|tarde|vespertino|noche|intermedio|jornada (?:completa|extendida|simple)|completo|doble)\b/g,
    confidence: 0.9,
  },
  {
    key: 'full-name',
    role: 'doctor',
    pattern: new RegExp(`\\bdra?\\.?\\s+${name}(?=\\s*(?:,|\\.|\\n|-|–|\\(|m\\.? ?[pn]\\b|mat|$))`, 'g'),
    confidence: 0.82,
  },
  {
    key: 'medical-license',
    pattern:
      /\b(?:m\.?\s?[pn]\.?|mat(?:ricula)?\.?)\s*(?:prof(?:esional)?\.?\s*|provincial\s*|nacional\s*)?(?:n\.?º|nro\.?|:|\s)*\s*(?<value>\d{3,7})\b/g,
    confidence: 0.9,
  },
  {
    key: 'full-name',
    role: 'pupil',
    pattern: new RegExp(
      `\\b(?:certifico que|hago constar que|hace constar que|certifica que|se certifica que|deja constancia(?: de)? que|consta que|informo que)\\s+(?:el |la )?(?:alumn[oa] |nin[oa] |menor |estudiante )?${name}${afterName}`,
      'g',
    ),
    confidence: 0.86,
  },
  {
    key: 'full-name',
    role: 'mother',
    pattern: new RegExp(
      `\\bhij[oa] de\\s+(?:don |dona )?${name}(?=\\s*(?:,|\\.(?:\\s|$)|\\bd\\.? ?n|\\by de\\b|\\by don|$))`,
      'g',
    ),
    confidence: 0.5,
  },
  { key: 'act-number', pattern: /\bacta\s*(?:n\.?\s?º|nro\.?|numero|:)?\s*(?<value>\d{1,6})\b/g, confidence: 0.9 },
  {
    key: 'circular-number',
    pattern: /\b(?:circular|comunicado|nota)\b[^\n\d]{0,25}(?<value>\d{1,4}(?:\s?\/\s?\d{2,4})?)\b/g,
    confidence: 0.86,
  },
  { key: 'vaccines', pattern: /\besquema[^.\n]{0,40}?\b(?<value>incompleto|completo)\b/g, confidence: 0.92 },
  {
    key: 'vaccines',
    pattern:
      /\b(?<value>(?:no )?(?:tiene|posee|presenta|cuenta con)|falta|adeuda)\b[^.\n]{0,40}\b(?:vacuna|dosis|esquema|calendario)/g,
    confidence: 0.8,
  },
  {
    key: 'blood-group',
    pattern:
      /\bgrupo\s+(?:sanguineo|y factor|factor)[^\n:]{0,20}[\s:]\s*(?<value>(?:ab|a|b|0|o)\s?(?:rh\s?)?(?:\(?[+-]\)?|positivo|negativo))/g,
    confidence: 0.9,
  },
];

/** What the sentences of a page say, for one kind of paper. Line ends are taken as spaces. */
export function findInProse(text: string, kind: PaperKind): ProseFinding[] {
  const folded = foldText(text).replace(/\n/g, ' ');
  const findings: ProseFinding[] = [];
  for (const { key, role, kinds, pattern, confidence } of patterns) {
    if (kinds && !kinds.includes(kind)) continue;
    for (const match of folded.matchAll(pattern)) {
      const value = match.groups?.value?.trimEnd();
      if (!value) continue;
      const start = match.index + match[0].indexOf(match.groups!.value!, valueOffset(match[0], match.groups!.value!));
      findings.push({ key, role: role ?? null, start, end: start + value.length, confidence });
    }
  }
  return findings;
}

/** A value may repeat words of what introduces it: it is looked for from the end of the match backwards. */
function valueOffset(whole: string, value: string): number {
  return Math.max(0, whole.lastIndexOf(value));
}

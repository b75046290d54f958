import type { Attribute, Role } from '../../domain/school-vocabulary.ts';
import type { PaperKind } from '../../domain/source.ts';

/**
 * A sentence's way of saying something: the named group `value` holds it; written against folded text. `parent` is
 * the mother or the father, as the name tells; no `kinds` means every kind of paper.
 */
export type SentencePattern = {
  key: Attribute;
  role?: Role | 'parent';
  kinds?: readonly PaperKind[];
  pattern: RegExp;
  confidence: number;
};

const name = "(?<value>[a-z][a-z'. ,-]{4,60}?)";
const afterName =
  '(?=\\s*(?:,|\\.|;|\\(|\\bd\\.? ?n\\.? ?i|\\bdoc|\\bcuil|\\bcon d|\\bnacid|\\bde \\d|\\bde sexo|\\bquien|\\bque |\\balumn|\\ba partir|\\bpara |\\bocurrid|\\bhij|\\badeuda|\\btiene|\\bposee|\\bcuenta|\\ben \\d|$))';
const stop =
  '(?=\\s*(?:[.;](?:\\s|$)|,\\s*(?:a partir|desde|por un|con|cuyo|d\\.? ?n|que|y |nacid|siendo|telefono|tel\\b|mi |hij|el dia|al dia|de acuerdo)|$))';
const date = '(?<value>\\d[^.;,]{3,32}?\\d{4}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4})(?!\\d)';
const ordinal =
  '(?:\\d\\s?\\.?\\s?(?:º|ro|do|er|to|mo|ra|da)?\\b\\.?|primer\\w*|segund[oa]|tercer\\w*|cuart[oa]|quint[oa]|sext[oa]|septim[oa]|sala de)';
const school = '(?:escuela|jardin|colegio|instituto|e\\.?p\\.? ?n)';

const ofPeople: readonly SentencePattern[] = [
  {
    key: 'full-name',
    role: 'pupil',
    confidence: 0.86,
    pattern: new RegExp(
      `\\b(?:certifico que|hago constar que|hace constar que|certifica que|se certifica que|deja constancia(?: de)? que|consta que|informo que)\\s+(?:el |la )?(?:alumn[oa] |nin[oa] |menor |estudiante )?${name}${afterName}`,
      'g',
    ),
  },
  {
    key: 'full-name',
    role: 'pupil',
    confidence: 0.86,
    pattern: new RegExp(
      `\\b(?:nacimiento de|nacio|con el nombre de|llamad[oa])\\s+(?:el nino |la nina )?(?!la |el |los )${name}(?=\\s*(?:,|;|\\bde sexo|\\bocurrid|\\bhij|\\bnacid|\\bd\\.? ?n))`,
      'g',
    ),
  },
  {
    key: 'full-name',
    role: 'parent',
    confidence: 0.88,
    pattern: new RegExp(
      `\\bhij[oa] de\\s+(?:don |dona )?${name}(?=\\s*(?:,|\\.(?:\\s|$)|;|\\(|\\bd\\.? ?n|\\by de\\b|\\by don|$))`,
      'g',
    ),
  },
  {
    key: 'full-name',
    role: 'parent',
    confidence: 0.88,
    pattern: new RegExp(
      `\\bhij[oa] de[^.;]{3,70}? y (?:de\\s+|don |dona )${name}(?=\\s*(?:,|\\.|;|\\(|\\bd\\.? ?n|\\bse le|$))`,
      'g',
    ),
  },
  {
    key: 'full-name',
    role: 'doctor',
    confidence: 0.82,
    pattern: new RegExp(`\\bdra?\\.?\\s+${name}(?=\\s*(?:,|\\.|\\n|-|–|\\(|m\\.? ?[pn]\\b|mat|$))`, 'g'),
  },
  {
    key: 'birth-date',
    confidence: 0.92,
    pattern: new RegExp(
      `\\b(?:nacid[oa]|nacio|ocurrid[oa]|acaecid[oa])\\s+(?:en fecha\\s+)?(?:el\\s+)?(?:dia\\s+)?${date}`,
      'g',
    ),
  },
  {
    key: 'birth-place',
    confidence: 0.85,
    pattern:
      /\bnacid[oa]\s+en\s+(?:la ciudad de\s+|la localidad de\s+)?(?<value>[a-z][a-z. ]{2,40}?)(?=\s*(?:,|\.|;|\(|\bel\b|\bprovincia|$))/g,
  },
  {
    key: 'birth-place',
    confidence: 0.85,
    pattern:
      /\b(?:naci(?:do|da|o|miento)|ocurrid[oa]|acaecid[oa])\b[^.;]{0,60}?\d{4},?\s+en\s+(?:la ciudad de\s+|la localidad de\s+|esta ciudad de\s+)?(?<value>[a-z][a-z. ]{2,40}?)(?=\s*(?:,|\.|;|\(|\bprovincia|\bhij|$))/g,
  },
  {
    key: 'address',
    confidence: 0.85,
    pattern:
      /\b(?:domiciliad[oa]s? en|con domicilio(?: real)? en|domicilio en|domicilio (?:familiar |real |actual )?es|vivimos en|vive en|vivo en|residentes? en|nos domiciliamos en|que vive en|reside en)\s+(?:la\s+)?(?<value>[a-z0-9][^;\n]{4,70}?)(?=\s*(?:[.;](?:\s|$)|,\s*(?:tel|cel|con|y |d\.? ?n|de esta|solicit|para|quien|cuyo|mi |donde)|\s[-–]\s|\by mi\b|\by (?:nuestro|el) tel|\n|$))/g,
  },
  {
    key: 'relation',
    confidence: 0.88,
    pattern:
      /\b(?:en (?:mi|su) (?:caracter|calidad) de|en caracter de)\s+(?<value>madre|padre|abuel[oa]|ti[oa]|tutora?|encargad[oa])\b/g,
  },
];

const ofCourses: readonly SentencePattern[] = [
  {
    key: 'course',
    confidence: 0.86,
    pattern: new RegExp(
      `\\b(?:inscripcion|vacante|inscrib\\w+|alumn[oa](?: regular)?|cursa(?:ndo)?|ingres\\w+|asiste|concurre|nin[oa]|hij[oa]|estudiante)\\b[^;]{0,150}?\\b(?:en|de|a|al)\\s+(?<value>${ordinal}[^;\\n]{0,30})`,
      'g',
    ),
  },
  {
    key: 'course',
    confidence: 0.7,
    pattern: new RegExp(
      `\\b(?:familias?|padres|alumnos|alumnas|curso|seccion|grado)\\b[^.;\\n]{0,30}?\\b(?:de|del)\\s+(?<value>${ordinal}[^,;\\n]{0,16})`,
      'g',
    ),
  },
  {
    key: 'shift',
    confidence: 0.9,
    pattern:
      /\bturno\s+(?:de (?:la )?)?(?<value>manana|tarde|vespertino|noche|intermedio|jornada (?:completa|extendida|simple)|completo|doble)\b/g,
  },
  {
    key: 'destination-school',
    kinds: ['transfer'],
    confidence: 0.86,
    pattern: new RegExp(
      `\\bpase\\s+(?:a|al|hacia|para)\\s+(?:la\\s+|el\\s+)?(?<value>${school}[^;,]*?)(?=\\s*(?:,|\\.(?:\\s(?!º)|$)|;|\\bpor\\b|\\ba partir\\b|\\bdebido\\b|\\bdesde\\b|\\bcon motivo\\b|$))`,
      'g',
    ),
  },
  {
    key: 'origin-school',
    kinds: ['transfer'],
    confidence: 0.86,
    pattern: new RegExp(
      `\\b(?:direccion de|provenientes? de|procedentes? de|alumn[oa](?: regular)? de)\\s+(?:la\\s+|el\\s+)?(?<value>${school}[^;,]*?)(?=\\s*(?:,|;|\\bhace constar|\\bcertifica|\\bdeja constancia|\\botorga|\\binforma|\\bque\\b|\\bsolicita|$))`,
      'g',
    ),
  },
  {
    key: 'transfer-date',
    kinds: ['transfer'],
    confidence: 0.92,
    pattern: new RegExp(
      `\\b(?:a partir del?|desde el|con fecha|efectiv[oa] (?:desde|el)|rige desde el)\\s+(?:dia\\s+)?${date}`,
      'g',
    ),
  },
  {
    key: 'reason',
    kinds: ['transfer'],
    confidence: 0.78,
    pattern: new RegExp(
      `\\b(?:por motivos? de|por razones de|con motivo de|debido a|a causa de|motivado por|por)\\s+(?!un total|el termino|la presente|el cual|lo|\\d)(?:el |la )?(?<value>[a-z][a-z ]{3,60}?)${stop}`,
      'g',
    ),
  },
];

const ofLeaves: readonly SentencePattern[] = [
  {
    key: 'reason',
    kinds: ['leave-request'],
    confidence: 0.78,
    pattern:
      /\b(?:por motivos? de|con motivo de|debido a|a causa de|por causa de|fundad[oa] en|por)\s+(?!un total|el termino|el plazo|un periodo|el periodo|la presente|el lapso|el cual|lo|\d)(?<value>[a-z][a-z ]{3,60}?)(?=\s*(?:[.;,]|\bdesde\b|\ba partir\b|\bpor (?:un|el)\b|\bdel?\s\d|\bencuadrad|\bentre\b|$))/g,
  },
  {
    key: 'days',
    confidence: 0.92,
    pattern:
      /\b(?:por (?:un total|el termino|el plazo|el lapso|un periodo|un termino) de|total de|durante|por|son|termino de)\s+(?<value>\d{1,3})\s*(?:\(\s*[a-z ]+\)\s*)?dias?\b/g,
  },
  {
    key: 'days',
    confidence: 0.85,
    pattern: /(?<value>\b\d{1,3})\s*(?:\(\s*[a-z ]+\)\s*)?dias? (?:de licencia|corridos|habiles|de reposo|en total)\b/g,
  },
  {
    key: 'start-date',
    confidence: 0.92,
    pattern:
      /\b(?:desde|a partir|del dia|del|entre)\s+(?:el\s+|del?\s+)?(?:dia\s+)?(?<value>\d[^.;]{4,32}?\d{2,4})\s*,?\s*(?:y\s+)?(?:hasta|al|a|y)\s/g,
  },
  {
    key: 'end-date',
    confidence: 0.92,
    pattern:
      /\b(?:desde|a partir|del|entre)\s+(?:el\s+|del?\s+)?(?:dia\s+)?\d[^.;]{4,32}?\d{2,4}\s*,?\s*(?:y\s+)?(?:hasta|al|a|y)\s+(?:el\s+)?(?:dia\s+)?(?<value>\d[^.;,]{4,32}?\d{4}|\d[\d/.-]{5,9})/g,
  },
  {
    key: 'post',
    kinds: ['leave-request'],
    confidence: 0.8,
    pattern:
      /\b(?:en (?:mi|su) (?:caracter|cargo) de|en el cargo de|me desempeno como|se desempena como|como)\s+(?<value>[a-z][a-z. ]{3,40}?)(?=\s*(?:,|\.(?:\s|$)|;|\ben\b|\bde este\b|\bde esta\b|\bdel establ|\bde la escuela|\bsolicit|$))/g,
  },
  {
    key: 'post',
    kinds: ['leave-request'],
    confidence: 0.84,
    pattern:
      /\bc\.?u\.?i\.?l\.?[^,]{0,22},\s*(?!solicit|pid|me |que |d\.? ?n|con |quien|en )(?<value>[a-z][a-z. ]{2,40}?)(?=\s+(?:de|en) (?:este|esta|la|el)\b|,)/g,
  },
  {
    key: 'post',
    kinds: ['leave-request'],
    confidence: 0.84,
    pattern:
      /,\s*(?<value>(?:maestr[oa]|profesora?|docente|preceptora?|bibliotecari[oa]|vicedirectora?|directora?|secretari[oa]|m\.? ?g\.?|equipo|auxiliar)[a-z. ]{0,40}?)(?=\s+(?:de|en|del) (?:este|esta|la|el|establ)|,)/g,
  },
  {
    key: 'article',
    confidence: 0.9,
    pattern:
      /\bart(?:iculo|\.)?\s*(?:n?\.?º\s*)?(?<value>\d+(?:\s?[.º]?\s?,?\s?(?:inc(?:iso)?\.?\s?"?[a-z](?:\.\d)?\b"?\)?|bis|"?[b-df-np-xz](?:\.\d)?"?\)?(?![a-z.])|[a-z]\.\d|[a-z]\)))?)/g,
  },
];

const ofPapers: readonly SentencePattern[] = [
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

/** Every way of saying that the rules know. */
export const sentencePatterns: readonly SentencePattern[] = [...ofPeople, ...ofCourses, ...ofLeaves, ...ofPapers];

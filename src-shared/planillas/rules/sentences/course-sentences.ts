import { date, type SentencePattern } from './sentence-pattern.ts';

const stop =
  '(?=\\s*(?:[.;](?:\\s|$)|,\\s*(?:a partir|desde|por un|con|cuyo|d\\.? ?n|que|y |nacid|siendo|telefono|tel\\b|mi |hij|el dia|al dia|de acuerdo)|$))';
const ordinal =
  '(?:\\d\\s?\\.?\\s?(?:º|ro|do|er|to|mo|ra|da)?\\b\\.?|primer\\w*|segund[oa]|tercer\\w*|cuart[oa]|quint[oa]|sext[oa]|septim[oa]|sala de)';
const school = '(?:escuela|jardin|colegio|instituto|e\\.?p\\.? ?n)';

/** How letters say the course, the shift and where a pupil goes. */
export const courseSentences: readonly SentencePattern[] = [
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

import { date, name, type SentencePattern } from './sentence-pattern.ts';

const afterName =
  '(?=\\s*(?:,|\\.|;|\\(|\\bd\\.? ?n\\.? ?i|\\bdoc|\\bcuil|\\bcon d|\\bnacid|\\bde \\d|\\bde sexo|\\bquien|\\bque |\\balumn|\\ba partir|\\bpara |\\bocurrid|\\bhij|\\badeuda|\\btiene|\\bposee|\\bcuenta|\\ben \\d|$))';

const wasBorn = '(?:nacio|nacieron|se produjo el nacimiento|ocurrio el nacimiento|tuvo lugar el nacimiento)\\b';
const beforeBirth = `(?=(?:\\s*,?\\s*(?:a las|siendo las|en)\\s[^.;]{1,60}?)?,?\\s+${wasBorn})`;

/** How papers say who somebody is, whose child, born when and living where. */
export const peopleSentences: readonly SentencePattern[] = [
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
    kinds: ['health-certificate', 'vaccination-certificate'],
    confidence: 0.86,
    pattern: new RegExp(
      `\\b(?:examin|revis|evalu|atend|control)\\w{1,4}\\s+(?:\\w+mente\\s+)?(?:en (?:el dia de la fecha|la fecha)\\s+)?(?:a la|al|a)\\s+(?:alumn[oa] |nin[oa] |menor |paciente |estudiante )?${name}${afterName}`,
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
    key: 'birth-date',
    confidence: 0.92,
    pattern: new RegExp(`\\b(?:el dia|con fecha|el)\\s+${date}${beforeBirth}`, 'g'),
  },
  {
    key: 'birth-place',
    confidence: 0.85,
    pattern: new RegExp(
      `\\b(?:el dia|con fecha|el)\\s+\\d[^.;]{3,32}?\\d{4}[^.;]{0,40}?,?\\s+en\\s+(?:la (?:ciudad|localidad) de\\s+)?(?<value>[a-z][a-z. ]{2,40}?)(?:,[^.;]{0,50}?)?,?\\s+${wasBorn}`,
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

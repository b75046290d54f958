import type { SentencePattern } from './sentence-pattern.ts';

const today = '(?:\\s+(?:hoy|ayer|manana|tambien|esta semana|a clases?|a la escuela|el \\w+))*';
const absence =
  '(?:falta|falto|faltara|no (?:va|fue|vino|viene|vendra|ira|asiste|asistio|asistira|concurre|concurrio|concurrira|pudo ir|puede ir)|va a faltar|esta ausente|estuvo ausente|estara ausente|llega tarde|llego tarde|llegara tarde|se retira|se retiro|se retirara)';
/** Without a comma or a full stop: what stands before them is a greeting. */
const name = "(?<value>[a-z][a-z' -]{4,60}?)";
const greeting = '(?:(?:hola|buen dia|buenos dias|buenas(?: tardes| noches)?|seno|profe|senorita)\\s+)*';
const whose = '(?:(?:mi|su) hij[oa] |mi nene |mi nena |(?:el|la) (?:alumn[oa]|nen[oa]|estudiante) )?';
const end =
  '(?=\\s*(?:[,.;(\\n]|\\bhoy\\b|\\bayer\\b|\\bpor\\b|\\bporque\\b|\\bde \\d|\\bdesde\\b|\\bhasta\\b|\\ba clase|$))';

/** How families and teachers tell in a message who is absent, why and until when. */
export const messageSentences: readonly SentencePattern[] = [
  {
    key: 'full-name',
    role: 'pupil',
    kinds: ['message'],
    confidence: 0.82,
    pattern: new RegExp(
      `(?<=^|[\\n.,;:!?] ?|\\bque )${greeting}${whose}${name}(?:,? de \\d[^,.;\\n]{0,12},?)?${today}\\s+${absence}\\b`,
      'g',
    ),
  },
  {
    key: 'full-name',
    role: 'pupil',
    kinds: ['message'],
    confidence: 0.82,
    pattern: new RegExp(`\\b${absence}${today}\\s+${whose}(?!hoy|por|a |el |la )${name}${end}`, 'g'),
  },
  {
    key: 'full-name',
    role: 'pupil',
    kinds: ['message'],
    confidence: 0.82,
    pattern: new RegExp(
      `\\b(?:soy|habla|escribe|de parte de)\\b[^.;\\n]{0,60}?\\b(?:madre|padre|mama|papa|abuel[oa]|ti[oa]|tutora?) de (?:(?:el|la) (?:alumn[oa]|nen[oa]) )?${name}${end}`,
      'g',
    ),
  },
  {
    key: 'full-name',
    role: 'pupil',
    kinds: ['message'],
    confidence: 0.8,
    pattern: new RegExp(
      `\\b(?:inasistencia|ausencia|falta|certificado) de (?:(?:el|la|mi) (?:alumn[oa]|hij[oa]) )?${name}${end}`,
      'g',
    ),
  },
  {
    key: 'reason',
    kinds: ['message'],
    confidence: 0.76,
    pattern: new RegExp(
      `\\b${absence}\\b[^.;\\n]{0,70}?\\bpor (?:un |una |el |la )?(?!favor|la tarde|la manana|lo |que |\\d)(?<value>[a-z][a-z ]{2,50}?)(?=\\s*(?:[.,;(\\n]|$))`,
      'g',
    ),
  },
  {
    key: 'reason',
    kinds: ['message'],
    confidence: 0.76,
    pattern: new RegExp(
      `\\b${absence}\\b[^.;\\n]{0,60}?(?:,|\\bporque\\b|\\bya que\\b)\\s*(?:es que )?(?<value>(?:tiene|esta con|anda con|amanecio con|esta enferm[oa])\\b[a-z ]{0,45}?)(?=\\s*(?:[.,;(\\n]|$))`,
      'g',
    ),
  },
  {
    key: 'end-date',
    kinds: ['message'],
    confidence: 0.86,
    pattern: new RegExp(
      `\\b${absence}\\b[^.;\\n]{0,60}?\\bhasta (?:el )?(?:dia )?(?<value>\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|\\d{1,2} de [a-z]+ de(?:l)? \\d{4})`,
      'g',
    ),
  },
  {
    key: 'start-date',
    kinds: ['message'],
    confidence: 0.86,
    pattern: new RegExp(
      `\\b${absence}\\b[^.;\\n]{0,60}?\\bdesde (?:el )?(?:dia )?(?<value>\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|\\d{1,2} de [a-z]+ de(?:l)? \\d{4})`,
      'g',
    ),
  },
];

import { foldText } from '../fold-text.ts';
import { numberFromWords, numberWordsPattern } from '../number-words.ts';
import { timeValue } from '../values/time.ts';
import type { ActaDraft } from './acta.ts';
import type { SpokenSentence } from './spoken-sentences.ts';

const opens =
  /\b(?:empezamos|comenzamos|arrancamos|iniciamos|abrimos|damos (?:comienzo|inicio)|se (?:inicia|abre|da (?:comienzo|inicio))|comienza la|empieza la)\b/;
const closes =
  /\b(?:terminamos|cerramos|levantamos|finalizamos|damos por (?:terminad|finalizad|cerrad)[ao]|se (?:cierra|levanta|da por (?:terminad|finalizad|cerrad)[ao])|finaliza la|termina la)\b/;
const meeting = /\b(?:reunion|entrevista|sesion|encuentro|asamblea|jornada|acta)\b/;
const spelt = new RegExp(
  `\\blas? (${numberWordsPattern}(?: horas)?(?: y (?:media|cuarto))?)(?: horas?)?( de la (?:manana|tarde|noche))?`,
);

/** The sentences in which a meeting is opened and closed, with their hours. */
export function findHours(sentences: readonly SpokenSentence[]): Pick<ActaDraft, 'opening' | 'closing'> {
  const said = sentences.map((sentence) => ({ sentence, folded: foldText(sentence.quote) }));
  const find = (pattern: RegExp, among: typeof said) => {
    const found = among.filter(
      ({ folded }) => pattern.test(folded) && (meeting.test(folded) || saidTime(folded) !== ''),
    );
    const best = found.find(({ folded }) => saidTime(folded) !== '') ?? found[0];
    return best ? { time: saidTime(best.folded), sentence: best.sentence } : null;
  };
  return { opening: find(opens, said), closing: find(closes, [...said].reverse()) };
}

/** The hour that a sentence says, in figures or in words, as HH:MM; empty where it says none. */
export function hourSaidIn(text: string): string {
  return saidTime(foldText(text));
}

function saidTime(folded: string): string {
  const [inFigures] = timeValue.find(folded);
  if (inFigures) return inFigures.value;
  const [, said = '', part] = spelt.exec(folded) ?? [];
  // "dieciocho y treinta" is an hour and its minutes.
  const [hourWords = '', ...minuteWords] = said.replace(' horas', '').split(' y ');
  const hour = numberFromWords(hourWords);
  if (hour === null || hour > 24) return '';
  const spoken = minuteWords.join(' y ');
  const minute = spoken === 'media' ? 30 : spoken === 'cuarto' ? 15 : (numberFromWords(spoken) ?? 0);
  const isLater = hour < 12 && part !== undefined && !part.includes('manana');
  return `${String((hour + (isLater ? 12 : 0)) % 24).padStart(2, '0')}:${String(Math.min(minute, 59)).padStart(2, '0')}`;
}

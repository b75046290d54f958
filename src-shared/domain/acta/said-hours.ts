import { foldText } from '../fold-text.ts';
import { numberFromWords, numberWordsPattern } from '../number-words.ts';
import { timeValue } from '../values/time.ts';
import type { ActaDraft } from './acta.ts';
import { isDeniedAt } from './denied-verbs.ts';
import { otherDay } from './other-day.ts';
import type { SpokenSentence } from './spoken-sentences.ts';

const opens =
  /\b(?:empezamos|comenzamos|arrancamos|iniciamos|abrimos|damos (?:comienzo|inicio)|se (?:inicia|abre|da (?:comienzo|inicio))|comienza la|empieza la)\b/;
const closes =
  /\b(?:terminamos|cerramos|levantamos|finalizamos|damos por (?:terminad|finalizad|cerrad)[ao]|se (?:cierra|levanta|da por (?:terminad|finalizad|cerrad)[ao])|finaliza la|termina la)\b/;
const nextIsOtherDay = new RegExp(`^ (?:(?:la|el) \\w+ )?${otherDay.source}`);
const meeting = /\b(?:reunion|entrevista|sesion|encuentro|asamblea|jornada|acta)\b/;
const spelt = new RegExp(
  `\\blas? (${numberWordsPattern}(?: horas)?(?: y (?:media|cuarto))?)(?: horas?)?( de la (?:manana|tarde|noche))?`,
);

/** What ends a meeting is said at its end: among the last of its sentences, these or a tenth of them. */
const lastSentences = 10;

/** The sentences in which a meeting is opened and closed, with their hours. */
export function findHours(sentences: readonly SpokenSentence[]): Pick<ActaDraft, 'opening' | 'closing'> {
  const said = sentences.map((sentence) => ({ sentence, folded: foldText(sentence.quote) }));
  const find = (pattern: RegExp, among: typeof said) => {
    const found = among.filter(
      ({ folded }) => isDoneIn(folded, pattern) && (meeting.test(folded) || saidTime(folded) !== ''),
    );
    const best = found.find(({ folded }) => saidTime(folded) !== '') ?? found[0];
    return best ? { time: saidTime(best.folded), sentence: best.sentence } : null;
  };
  const last = said.slice(-Math.max(lastSentences, Math.ceil(said.length / 10)));
  return { opening: find(opens, said), closing: find(closes, last.reverse()) };
}

/** Whether a folded sentence does that now: not another day ("el viernes terminamos"), and it is not denied. */
function isDoneIn(folded: string, pattern: RegExp): boolean {
  const found = pattern.exec(folded);
  if (!found || isDeniedAt(folded, found.index)) return false;
  const [before, after] = [folded.slice(0, found.index), folded.slice(found.index + found[0].length)];
  return !otherDay.test(before) && !nextIsOtherDay.test(after);
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

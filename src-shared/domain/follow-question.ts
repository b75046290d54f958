import { foldText } from './fold-text.ts';
import type { UnderstoodQuestion } from './understand-question.ts';

/** A question that begins so goes on from the one before it. */
const goesOn = /^[¿\s]*(?:y|e|pero|entonces|o)\b/;
/** Words that stand for something said before. */
const refersBack =
  /\b(?:el|ella|ellos|ellas|eso|esa|ese|esos|esas|aquel|aquella|ahi|alli|sus?|lo mismo|l[oa]s demas|les?)\b(?! \w+ (?:de|del)\b)/;
const tellingWord = /[\p{L}\p{N}]{4,}/gu;
/** A question of fewer telling words than this may lean on the one before it. */
const fewWords = 4;

/** Whether a question is only understood with the one before it: "¿y los de 3.º A?", "¿dónde vive ella?". */
export function leansOnEarlier(question: string): boolean {
  const folded = foldText(question);
  const isShort = (folded.match(tellingWord) ?? []).length < fewWords;
  return goesOn.test(folded) || (isShort && refersBack.test(folded));
}

/** What a question that leans on an earlier one asks: what it says itself, and the rest as before. */
export function continueQuestion(earlier: UnderstoodQuestion, now: UnderstoodQuestion): UnderstoodQuestion {
  return {
    wants: now.wants === 'passage' ? earlier.wants : now.wants,
    // "¿Y la partida?" names a paper and still asks about the pupils of the question before.
    about: now.about === 'pupils' ? now.about : (earlier.about ?? now.about),
    courses: now.courses.length > 0 ? now.courses : earlier.courses,
    paperKind: now.paperKind ?? earlier.paperKind,
    brought: now.brought ?? earlier.brought,
    period: now.period ?? earlier.period,
    birthday: now.birthday ?? earlier.birthday,
    words: now.words || earlier.words,
    measure: now.measure ?? earlier.measure,
    topic: now.topic || earlier.topic,
    isName: now.topic ? now.isName : earlier.isName,
    asksWho: now.asksWho || earlier.asksWho,
  };
}

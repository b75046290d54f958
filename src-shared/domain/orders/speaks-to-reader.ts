import { answerThings, innerThings, isMachine } from './order-sentences.ts';
import { orderForm } from './order-verbs.ts';
import type { PlainWord } from './plain-words.ts';
import { type Sentence, splitSentences } from './split-sentences.ts';

const secondPerson = /^(?:vos|tu|tus|te|ti|contigo|you|your|voce|sua)$/;
/** "Reenviá", "traé", at the start of a clause; "será", "mamá" and "llamó" are none. */
const voseo = /^(?!.*(?:r[áé]|m[áé]|p[áé]|^(?:est|ac|all|quiz)á)$)\p{L}{3,}[áé]$/u;
const infinitive = /^\p{L}{2,}[aei]r(?:se|l[aeo]s?)?$/u;
/** Words that end as infinitives do and start the lines of forms. */
const noInfinitive = /(?:lar|gar|ller|ujer|ayer|liar)$|^(?:cualquier|primer|tercer|caracter|poder|haber|partir)$/;
/** What a text calls itself when it says how it must be quoted. */
const ownText = /^(?:extractos?|parrafos?|parafras\w+)$/;
const foreign =
  /^(?:the|is|are|this|that|with|must|should|when|if|for|from|nao|uma|ao|quando|em|sao|esta[or]|voce|seu|pelo|pela|isso|entao|foi)$/;

/**
 * Whether a text speaks to its reader, to a machine or of answers: orders of any kind, the second person, another
 * language. Such a text may be quoted whole and never retold, for what it says may be what it wants said.
 */
export function speaksToReader(text: string): boolean {
  return splitSentences(text).some(
    (sentence) =>
      sentence.words.some((word, index) => isSaidToReader(sentence, word, index)) ||
      sentence.words.filter(({ folded }) => foreign.test(folded)).length > 1,
  );
}

function isSaidToReader({ words, startsClause }: Sentence, word: PlainWord, index: number): boolean {
  const { folded, spelled } = word;
  if (secondPerson.test(folded) || innerThings.test(folded) || ownText.test(folded)) return true;
  // "En respuesta al embargo" is no answer.
  if (answerThings.test(folded) && words[index - 1]?.folded !== 'en') return true;
  if (isMachine(words, index) || orderForm(word)?.form === 'certain') return true;
  if (startsClause[index] === 'no') return false;
  const form = orderForm(word)?.form;
  if (form === 'polite' || form === 'infinitive') return true;
  const isName = word.isCapital && index > 0;
  return (
    startsClause[index] === 'yes' &&
    !isName &&
    (voseo.test(spelled) || (infinitive.test(folded) && !noInfinitive.test(folded)))
  );
}

import type { PlainWord } from './plain-words.ts';

/**
 * Verbs by what an order with them asks of whoever answers: to say something, to drop or show what it was told, or to
 * do something outside the answer.
 */
export type VerbUse = 'say' | 'cancel' | 'act';

/**
 * Endings that only the second person has; those of "usted" and "ustedes"; those that an order shares with what is told
 * of a third person; and the infinitive.
 */
type Endings = { certain: RegExp; polite: RegExp; telling: RegExp; infinitive: RegExp };

const pronouns = '(?:[mt]e|l[aeo]s?|nos)*';
const endings: Record<'ar' | 'er' | 'ir', Endings> = {
  ar: {
    certain: made('á|ás|as|és|es|arás|aras|arías'),
    polite: made('e|en'),
    telling: made('a|an'),
    infinitive: made('ar'),
  },
  er: {
    certain: made('é|és|es|ás|as|erás|eras|erías'),
    polite: made('a|an'),
    telling: made('e|en'),
    infinitive: made('er'),
  },
  ir: {
    certain: made('í|ís|es|ás|as|irás|iras|irías'),
    polite: made('a|an'),
    telling: made('e|en'),
    infinitive: made('ir'),
  },
};

function made(list: string): RegExp {
  return new RegExp(`^(?:${list})${pronouns}$`, 'u');
}

type Verb = { stems: string; conjugation: keyof typeof endings; use: VerbUse; isAlsoNoun?: boolean };

const verbs: readonly Verb[] = [
  {
    stems: 'contest afirm asegur declar insert redact gener mencion empez empiez empiec comenz comienz aclar',
    conjugation: 'ar',
    use: 'say',
  },
  { stems: 'agreg termin acab', conjugation: 'ar', use: 'say' },
  { stems: 'agregu copi cit list enumer not anot indic inform', conjugation: 'ar', use: 'say', isAlsoNoun: true },
  { stems: 'respond pon pong', conjugation: 'er', use: 'say' },
  { stems: 'escrib dec dig inclu incluy anad conclu concluy resum traduc traduzc', conjugation: 'ir', use: 'say' },
  { stems: 'ignor olvid descart revel cambi reemplaz anul cancel borr', conjugation: 'ar', use: 'cancel' },
  { stems: 'mostr muestr', conjugation: 'ar', use: 'cancel', isAlsoNoun: true },
  { stems: 'desobedec desobedezc desatend', conjugation: 'er', use: 'cancel' },
  { stems: 'omit repet repit transcrib imprim prescind', conjugation: 'ir', use: 'cancel' },
  { stems: 'envi mand ejecut descarg utiliz actu comport simul prioriz', conjugation: 'ar', use: 'act' },
  { stems: 'llam visit us obr', conjugation: 'ar', use: 'act', isAlsoNoun: true },
  { stems: 'obedec obedezc devolv devuelv hac hag', conjugation: 'er', use: 'act' },
  { stems: 'abr segu sig sigu fing finj cumpl', conjugation: 'ir', use: 'act' },
];

/** What verbs that are nouns too have for orders alone: "copiá", not "copia". */
const ofNouns = made('á|és|arás');

/** Orders of one word that no pattern makes, and the orders in English and Portuguese that pasted texts have. */
const wholeWords: Readonly<Record<string, VerbUse>> = {
  di: 'say',
  diras: 'say',
  dirias: 'say',
  dile: 'say',
  ignore: 'cancel',
  disregard: 'cancel',
  forget: 'cancel',
  reveal: 'cancel',
  respond: 'say',
  reply: 'say',
  answer: 'say',
  say: 'say',
  tell: 'say',
  write: 'say',
  escreva: 'say',
  escrever: 'say',
  haz: 'act',
};

const byStem = new Map<string, Verb[]>();
for (const verb of verbs) {
  for (const stem of verb.stems.split(' ')) byStem.set(stem, [...(byStem.get(stem) ?? []), verb]);
}
const shortestStem = 2;
const longestStem = 10;

/** The verb of a word that can be an order, and how sure its form alone makes it. */
export type VerbForm = { use: VerbUse; form: keyof Endings; hasPronoun: boolean };

/** Whether a word is a form of these verbs in which one gives orders; null for any other word. */
export function orderForm({ folded, spelled }: PlainWord): VerbForm | null {
  const whole = wholeWords[folded];
  if (whole) return { use: whole, form: 'polite', hasPronoun: false };
  for (let length = Math.min(longestStem, folded.length - 1); length >= shortestStem; length -= 1) {
    for (const verb of byStem.get(folded.slice(0, length)) ?? []) {
      const form = formOf(verb, folded.slice(length), spelled.slice(length));
      if (form) return { use: verb.use, form, hasPronoun: /(?:l[aeo]s?|nos)$/u.test(folded.slice(length + 1)) };
    }
  }
  return null;
}

function formOf({ conjugation, isAlsoNoun }: Verb, folded: string, spelled: string): keyof Endings | null {
  const { certain, polite, telling, infinitive } = endings[conjugation];
  if (infinitive.test(folded)) return 'infinitive';
  if (isAlsoNoun && ofNouns.test(spelled)) return 'certain';
  if (isAlsoNoun) return /^en?$/.test(folded) ? 'telling' : null;
  if (certain.test(spelled)) return 'certain';
  if (polite.test(folded)) return 'polite';
  return telling.test(folded) ? 'telling' : null;
}

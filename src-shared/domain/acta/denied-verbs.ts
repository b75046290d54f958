import { foldedWords, foldText } from '../fold-text.ts';

const negator = '(?:no|nunca|jamas|tampoco|nadie|ninguno|ninguna)';
/** What may stand between what denies and what is denied: "no se nos va a aprobar". */
const between =
  '(?:(?:se|me|nos|te|les?|l[ao]s?|que|voy|va|van|vamos|iba|iban|a|ha|han|he|hemos|habia|pued[eo]|pueden|podemos|quier[eo]|quieren|queremos|deben?|esta|estan|fue|fueron|queda|quedan|quedo|hay que)\\s+)*';
/** What denies from further away, in the same breath: "tampoco la cooperadora se compromete". */
const fromAfar =
  '(?:(?<=(?:^|[.,;:])\\s*)ni|\\b(?:tampoco|nunca|jamas|ningun|ninguno|ninguna))\\s+(?:[a-z]+\\s+){1,5}?';

const denials = [
  new RegExp(`\\b${negator}\\s+${between}([a-z]{3,})`, 'g'),
  new RegExp(`${fromAfar}(?:se|me|nos)\\s+${between}([a-z]{3,})`, 'g'),
];
const endsDenying = [new RegExp(`\\b${negator}\\s+${between}$`), new RegExp(`${fromAfar}$`)];
/** "No sólo se aprueba" denies nothing, and "no hay problema" no deed. */
const noVerbs: ReadonlySet<string> = new Set(
  'solo solamente mas hay obstante para por con una uno son era eran sea bien tan muy todo todos nada nadie algo esta este'.split(
    ' ',
  ),
);

const decidingVerb = /^(?:apr(?:ob|ueb)|ac(?:ord|uerd)|decid|res(?:ol|uel)|comprom|encarg|ocup|autoriz|acept|defin)/;
const infinitive = /(?:ar|er|ir)(?:se|l[aeo]s?|nos)?$/;
const refusing = /\b(?:rechaz|desapr|den(?:eg|ieg)|descart|suspen|cancel|posterg|desist|niega|nego)/;
const approving = /\b(?:aprueb|aprob|acept|autoriz)/;

const sentenceEnds = /[.!?;\n]+|\b(?:pero|sino|aunque)\b/;
const clauseEnds = /[.!?;,\n]+|\b(?:pero|sino|aunque)\b/;

/** Whether what stands at that place of a folded sentence is denied: "no se va a". */
export function isDeniedAt(folded: string, index: number): boolean {
  const before = folded.slice(0, index);
  return endsDenying.some((pattern) => pattern.test(before));
}

/** Whether what was said nearest to a line denies what it affirms, or affirms what it denies: "no se compran", "se compran". */
export function deniesTheSame(line: string, said: string): boolean {
  const own = foldText(line);
  return nearest(own, said, sentenceEnds).some(
    (sentence) => deniesVerbOf(sentence, own) || deniesVerbOf(own, sentence),
  );
}

/** The same of a decision, whatever its words: to do, or not to do, is what was decided. */
export function decidesOtherwise(line: string, said: string): boolean {
  if (deniesTheSame(line, said)) return true;
  const own = foldText(line);
  return nearest(own, said, clauseEnds).some((clause) => refuses(clause, own) || refuses(own, clause));
}

/** Whether one text denies or refuses to do something, and the other does not. */
function refuses(one: string, other: string): boolean {
  if (refusing.test(other) || deniesDeed(other)) return false;
  return deniesDeed(one) || (refusing.test(one) && approving.test(other));
}

function deniesDeed(folded: string): boolean {
  return deniedVerbs(folded).some((verb) => decidingVerb.test(verb) || infinitive.test(verb));
}

function deniesVerbOf(folded: string, other: string): boolean {
  const also = deniedVerbs(other);
  const words = foldedWords(other);
  // "No se compra" and "se suspende la compra" say the same.
  const denied = deniedVerbs(folded).filter((verb) => !refusing.test(other) || refusing.test(verb));
  return denied.some(
    (verb) => words.some((word) => isSameVerb(word, verb)) && !also.some((each) => isSameVerb(each, verb)),
  );
}

function deniedVerbs(folded: string): string[] {
  const found = denials.flatMap((pattern) => [...folded.matchAll(pattern)].map(([, verb = '']) => verb));
  return found.filter((verb) => !noVerbs.has(verb));
}

/** The pieces of what was said that hold most of a line's words. */
function nearest(foldedLine: string, said: string, ends: RegExp): string[] {
  const wanted = new Set(tellingRoots(foldedLine));
  const pieces = foldText(said)
    .split(ends)
    .map((piece) => ({ piece, shared: new Set(tellingRoots(piece).filter((root) => wanted.has(root))).size }));
  const most = Math.max(1, ...pieces.map(({ shared }) => shared));
  return pieces.filter(({ shared }) => shared === most).map(({ piece }) => piece);
}

function tellingRoots(folded: string): string[] {
  return foldedWords(folded)
    .filter((word) => word.length > 2 && !/^(?:las|los|del|que|por|con|una|para)$/.test(word))
    .map((word) => evenVowels(word).slice(0, 5));
}

/** "encargo" and "encarga", "aprobó" and "aprueba": the endings differ, and vowels that the stress breaks. */
function isSameVerb(one: string, other: string): boolean {
  const [a, b] = [evenVowels(one), evenVowels(other)];
  const differs = [...a].findIndex((letter, index) => letter !== b[index]);
  const shared = differs < 0 ? a.length : differs;
  const [shorter, longer] = [Math.min(a.length, b.length) - shared, Math.max(a.length, b.length) - shared];
  return shared >= 3 && longer <= 4 && (shared >= 5 || shorter <= 1);
}

function evenVowels(word: string): string {
  return word.replace(/ue/g, 'o').replace(/ie|i/g, 'e');
}

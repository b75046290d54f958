import { locateRange } from './anchor-quote.ts';
import { compareNameWords, type NameWords, wordLikeness } from './compare-person-names.ts';
import type { DocumentText, Page } from './document-text.ts';
import type { Locator } from './evidence.ts';
import { foldText } from './fold-text.ts';
import type { PersonId } from './identifiers.ts';
import { type Token, tokenize } from './label-tokens.ts';
import { classifyPaper } from './paper-kind.ts';
import type { Person } from './person.ts';
import { isNameParticle } from './person-name.ts';
import { indexRoster, type RosterIndex, surnamesLike } from './roster-index.ts';
import type { PaperKind } from './source.ts';
import { cuilValue } from './values/cuil.ts';
import { dniValue } from './values/dni.ts';

/** A person whom a paper names. `certain` needs no confirmation. */
export type PaperPerson = {
  personId: PersonId;
  score: number;
  basis: 'dni' | 'name';
  state: 'certain' | 'suggested';
  locator: Locator;
  quote: string;
};

type Mention = {
  person: number;
  page: Page;
  start: number;
  end: number;
  score: number;
  basis: 'dni' | 'name';
  sure: boolean;
};

/** Words of a name lie within this many words of each other. */
const nameReach = 7;
const sureScore = 0.9;
const suggestedScore = 0.6;

function findNumbers(page: Page, index: RosterIndex): Mention[] {
  const numbers = [
    ...dniValue.find(page.text),
    ...cuilValue.find(page.text).map((cuil) => ({ ...cuil, value: cuil.value.slice(2, 10).replace(/^0/, '') })),
  ];
  return numbers.flatMap(({ value, start, end, certainty }) => {
    const person = index.byDni.get(value);
    return person === undefined
      ? []
      : [
          {
            person,
            page,
            start,
            end,
            score: certainty >= 0.8 ? 1 : 0.8,
            basis: 'dni',
            sure: certainty >= 0.8,
          } satisfies Mention,
        ];
  });
}

/** The stretch of words around `at` that belong to the person's name, and how well it is that name. */
function readMention(
  page: Page,
  tokens: readonly Token[],
  at: number,
  name: NameWords,
): Omit<Mention, 'person'> | null {
  const all = [...name.family, ...name.given];
  const belongs = (token: Token | undefined) =>
    token !== undefined && (isNameParticle(token.word) || all.some((word) => wordLikeness(word, token.word) > 0));
  const joined = (left: number, right: number) =>
    /^[\s,.\-']{1,4}$/.test(page.text.slice(tokens[left]!.end, tokens[right]!.start)) &&
    !/\n\s*\n/.test(page.text.slice(tokens[left]!.end, tokens[right]!.start));
  let [first, last] = [at, at];
  while (first > 0 && at - first < nameReach && belongs(tokens[first - 1]) && joined(first - 1, first)) first -= 1;
  while (last + 1 < tokens.length && last - at < nameReach && belongs(tokens[last + 1]) && joined(last, last + 1))
    last += 1;
  while (
    first < at &&
    isNameParticle(tokens[first]!.word) &&
    tokens[first]!.word !== 'de' &&
    tokens[first]!.word !== 'del'
  )
    first += 1;
  while (last > at && isNameParticle(tokens[last]!.word)) last -= 1;
  const words = tokens
    .slice(first, last + 1)
    .map((token) => token.word)
    .filter((word) => !isNameParticle(word));
  if (words.length < 2) return null;
  const written = splitLike(words, name);
  const further = goesOnOtherwise(page, tokens[last]!, tokens[last + 1]);
  const compared = compareNameWords(written, name);
  const score = further ? Math.min(compared.score - 0.15, 0.85) : compared.score;
  return { page, start: tokens[first]!.start, end: tokens[last]!.end, score, basis: 'name', sure: score >= sureScore };
}

/** The words as surnames and given names, as the roster has them: order in running text tells nothing. */
function splitLike(words: readonly string[], name: NameWords): NameWords {
  const likest = (word: string, of: readonly string[]) => Math.max(0, ...of.map((other) => wordLikeness(word, other)));
  const family = words.filter((word) => likest(word, name.family) >= likest(word, name.given));
  return { family, given: words.filter((word) => !family.includes(word)), ordered: false };
}

/** A capitalised word right after the name that is not of it ("Juan Pérez Sosa" is not Juan Pérez). */
function goesOnOtherwise(page: Page, last: Token, next: Token | undefined): boolean {
  // Lines of fixed pages put what stands side by side next to each other.
  if (page.layout !== 'flow' || !next || isNameParticle(next.word) || next.word.length < 3) return false;
  const written = page.text.slice(next.start, next.end);
  return page.text.slice(last.end, next.start) === ' ' && /^\p{Lu}\p{Ll}/u.test(written) && !/\d/.test(written);
}

function findNames(page: Page, index: RosterIndex): Mention[] {
  const tokens = tokenize(page.text);
  const mentions: Mention[] = [];
  tokens.forEach((token, at) => {
    if (isNameParticle(token.word)) return;
    const people = new Set(surnamesLike(token.word, index, true).flatMap((surname) => [...index.byWord.get(surname)!]));
    for (const person of people) {
      const mention = readMention(page, tokens, at, index.names[person]!);
      if (mention && mention.score >= suggestedScore) mentions.push({ ...mention, person });
    }
  });
  return mentions;
}

/** Of the people that one stretch of text may name, the best; all of them, unsure, when several are as good. */
function settleRivals(mentions: readonly Mention[]): Mention[] {
  return mentions.flatMap((mention) => {
    if (mention.basis === 'dni') return [mention];
    const rivals = mentions.filter(
      (other) =>
        other.basis === 'name' &&
        other.person !== mention.person &&
        other.page === mention.page &&
        other.start < mention.end &&
        mention.start < other.end,
    );
    const best = Math.max(0, ...rivals.map((rival) => rival.score));
    const longest = Math.max(
      0,
      ...rivals.filter((rival) => rival.score >= mention.score - 0.08).map((rival) => rival.end - rival.start),
    );
    if (best > mention.score + 0.08 || (longest > mention.end - mention.start && best >= mention.score - 0.08))
      return [];
    return [best > mention.score - 0.08 ? { ...mention, sure: false, score: Math.min(mention.score, 0.8) } : mention];
  });
}

/** The people of the roster whom a paper names, by document number or by name, best first. */
export function matchPeople(text: DocumentText, roster: readonly Person[]): PaperPerson[] {
  const index = indexRoster(roster);
  const mentions = text.pages.flatMap((page) => [...findNumbers(page, index), ...settleRivals(findNames(page, index))]);
  const best = new Map<number, Mention>();
  for (const mention of mentions) {
    const other = best.get(mention.person);
    const stronger =
      !other ||
      mention.score > other.score ||
      (mention.score === other.score && mention.basis === 'dni' && other.basis === 'name');
    if (stronger) best.set(mention.person, mention);
  }
  const kind = classifyPaper(text);
  const found = [...best.values()].map((mention) => {
    const own = mentions.filter((other) => other.person === mention.person);
    const signing = own.every((other) => onlySigns(other, roster[other.person]!, kind));
    return signing ? { ...mention, sure: false, score: Math.min(mention.score, 0.6) } : mention;
  });
  return found.sort((a, b) => b.score - a.score).map((mention) => describe(mention, text, roster, mentions));
}

const office = /directora?\b|secretari[oa]\b|inspector|v\.?º\s?b\.?º|recibi[oó]|vicedirect|oficial|a cargo\b|sello/;
const classTeacher = /docente|maestr[oa]|profesor/;

/** Whether a member of the staff only signs or heads the paper, which is about somebody else. */
function onlySigns(mention: Mention, person: Person, kind: PaperKind): boolean {
  if (person.role !== 'staff' || mention.basis === 'dni') return false;
  const before = foldText(mention.page.text.slice(Math.max(0, mention.start - 28), mention.start))
    .split('\n')
    .slice(-1)[0]!;
  const after = foldText(mention.page.text.slice(mention.end, mention.end + 24)).split('\n')[0]!;
  const around = `${before} | ${after}`;
  return (
    office.test(around) ||
    (kind !== 'leave-request' && (classTeacher.test(around) || kind === 'class-list' || kind === 'attendance'))
  );
}

function describe(
  mention: Mention,
  text: DocumentText,
  roster: readonly Person[],
  mentions: readonly Mention[],
): PaperPerson {
  const { person, page, start, end, score, basis } = mention;
  // A number read with corrections is believed once the name stands in the paper too.
  const vouched =
    mention.sure ||
    mentions.some((other) => other.person === person && other.basis !== basis && other.score >= suggestedScore);
  return {
    personId: roster[person]!.id,
    score,
    basis,
    state: vouched ? 'certain' : 'suggested',
    locator: locateRange(text, page.number, start, end),
    quote: page.text.slice(start, end),
  };
}

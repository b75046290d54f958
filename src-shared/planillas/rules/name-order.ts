import { type NameOrder, parsePersonName } from '../../domain/person-name.ts';

/** From this certainty on, a name's own words tell which of them are the surname. */
const sureOrder = 0.88;
/** How many of the names that tell it must say the same. */
const fewestAgreeing = 0.75;

/** The order in which most names of a list are written; `unknown` where they do not tell it or differ. */
export function commonNameOrder(names: readonly string[]): NameOrder {
  let [familyFirst, givenFirst] = [0, 0];
  for (const name of names) {
    const parsed = parsePersonName(name);
    // Whoever writes a comma writes the surname first, there and where the comma is left out.
    if (!parsed || parsed.certainty < sureOrder) continue;
    const family = parsed.name.family.toLowerCase();
    if (name.trim().replace(/\s+/g, ' ').toLowerCase().startsWith(family)) familyFirst += 1;
    else givenFirst += 1;
  }
  const told = familyFirst + givenFirst;
  if (told === 0) return 'unknown';
  if (familyFirst >= fewestAgreeing * told) return 'family-first';
  return givenFirst >= fewestAgreeing * told ? 'given-first' : 'unknown';
}

import { hashText } from '../../domain/content-hash.ts';
import type { Column } from '../../domain/planilla.ts';
import type { Source } from '../../domain/source.ts';
import type { FillUnit } from './fill-units.ts';

/** Raised when the rules change what they read, so that every cell read by earlier ones is read again. */
const rulesVersion = 1;

/** Half of a SHA-256: a cell's hash is its column's and its unit's, one after the other. */
const halfLength = 32;

/** What a column asks and who reads it. */
export async function hashQuestion(column: Column, readers: string): Promise<string> {
  const { name, instruction, type, choices, synonyms, examples } = column;
  const question = { name, instruction, type, choices, synonyms, examples };
  return (await hashText(JSON.stringify([rulesVersion, readers, question]))).slice(0, halfLength);
}

/** What a unit gives to be read: its papers as they read now, and the person that they must speak of. */
export async function hashUnit(unit: FillUnit): Promise<string> {
  return (await hashText(JSON.stringify(unitFacts(unit)))).slice(0, halfLength);
}

function unitFacts(unit: FillUnit): unknown {
  if (unit.kind === 'paper') return paperFacts(unit.source);
  const { familyName, givenName, dni } = unit.person;
  return [familyName, givenName, dni, unit.sources.map(paperFacts).sort()];
}

/** The bytes alone do not tell: a better reader finds other words in them, and a person may say what the paper is. */
function paperFacts(source: Source): string {
  const { sha256, paperKind, pages, characters, ocrPages, quality, textHash } = source;
  const facts = [sha256, paperKind, pages, characters, ocrPages, quality];
  // What was read before its hash was kept stays the input that it was: no planilla is filled anew for it.
  return JSON.stringify(textHash === null ? facts : [...facts, textHash]);
}

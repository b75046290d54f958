import { hashText } from '../../domain/content-hash.ts';
import type { Column } from '../../domain/planilla.ts';
import type { FillUnit } from './fill-units.ts';

/** Raised when the rules change what they read, so that every cell read by earlier ones is stale. */
export const rulesVersion = 1;

/** What a cell's value depends on: the column's question, the papers' texts and who reads them. */
export async function cellInputHash(column: Column, unit: FillUnit, readers: string): Promise<string> {
  const { name, instruction, type, choices, synonyms, examples } = column;
  return hashText(
    JSON.stringify([rulesVersion, readers, { name, instruction, type, choices, synonyms, examples }, unitFacts(unit)]),
  );
}

function unitFacts(unit: FillUnit): unknown {
  if (unit.kind === 'paper') return [unit.source.sha256, unit.source.characters];
  const { familyName, givenName, dni } = unit.person;
  return [familyName, givenName, dni, unit.sources.map((source) => source.sha256).sort()];
}

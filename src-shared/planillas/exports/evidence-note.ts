import type { SourceId } from '../../domain/identifiers.ts';
import { placeWords } from '../../domain/place-words.ts';
import type { Cell } from '../../domain/planilla.ts';
import { exportWords, readingWords, stateWords } from './export-words.ts';
import { cleanText } from './safe-text.ts';

const longestQuote = 400;
const mostEvidence = 3;

/** A cell's note: its state, where it was read, the words that stand there, and what else was read. */
export function evidenceNote(cell: Cell, sourceName: (id: SourceId) => string): string {
  const lines: string[] = [stateWords[cell.state]];
  for (const { sourceId, locator, quote } of cell.evidence.slice(0, mostEvidence)) {
    lines.push(`${sourceName(sourceId)}, ${placeWords(locator)}`, `«${shorten(quote)}»`);
  }
  const reading = readingWords(cell.reading);
  if (reading !== '') lines.push(reading);
  if (cell.state === 'doubtful' && cell.alternatives.length > 0) {
    lines.push(
      `${exportWords.alternatives}: ${cell.alternatives.map((each) => `«${shorten(each.value)}»`).join(', ')}`,
    );
  }
  return cleanText(lines.join('\n'));
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length > longestQuote ? `${characters.slice(0, longestQuote).join('')}…` : text;
}

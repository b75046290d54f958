import type { DocumentText } from '../../domain/document-text.ts';
import type { PaperExcerpt } from '../../prompts/read-fields.ts';

/** Characters of Spanish that a token stands for, at least: counted low, so that nothing is ever cut in silence. */
const charactersPerToken = 2.5;
/** Lines that the end of an excerpt and the beginning of the next share, so that no datum is cut in two. */
const sharedLines = 3;

/** A paper in stretches of at most `tokens`: whole pages where they fit, split between lines where they do not. */
export function splitExcerpts(name: string, text: DocumentText, tokens: number): PaperExcerpt[] {
  const limit = Math.max(400, Math.floor(tokens * charactersPerToken));
  return text.pages.flatMap((page) =>
    splitLines(page.text, limit).map((stretch) => ({ name, page: page.number, text: stretch })),
  );
}

function splitLines(text: string, limit: number): string[] {
  if (text.trim() === '') return [];
  if (text.length <= limit) return [text];
  const lines = text.split('\n').flatMap((line) => chunks(line, limit));
  const stretches: string[] = [];
  let current: string[] = [];
  let length = 0;
  for (const line of lines) {
    if (length + line.length + 1 > limit && current.length > 0) {
      stretches.push(current.join('\n'));
      current = fittingTail(current, limit - line.length);
      length = current.reduce((sum, kept) => sum + kept.length + 1, 0);
    }
    current.push(line);
    length += line.length + 1;
  }
  if (current.length > 0) stretches.push(current.join('\n'));
  return stretches;
}

function fittingTail(lines: string[], room: number): string[] {
  const tail = lines.slice(-sharedLines);
  while (tail.reduce((sum, line) => sum + line.length + 1, 0) > room) tail.shift();
  return tail;
}

function chunks(line: string, limit: number): string[] {
  if (line.length <= limit) return [line];
  const pieces: string[] = [];
  for (let start = 0; start < line.length; start += limit) pieces.push(line.slice(start, start + limit));
  return pieces;
}

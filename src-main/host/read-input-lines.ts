import { readInputFile } from './read-input-file.ts';

/** The lines of a text file; the end of the last one is no line of its own. Throws what `readInputFile` throws. */
export async function readInputLines(path: string): Promise<string[]> {
  const lines = new TextDecoder().decode(await readInputFile(path)).split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

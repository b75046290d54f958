import type { RecognizedText, RecognizedWord } from '../../../src-shared/ports/text-recognizer.ts';

/** The level of Tesseract's table at which rows are words. */
const wordLevel = '5';

/** Lines of words from Tesseract's table: `level page block paragraph line word left top width height confidence text`. */
export function parseTsv(tsv: string, picture: { width: number; height: number }): RecognizedText {
  const lines = new Map<string, RecognizedWord[]>();
  let confidences = 0;
  let letters = 0;
  for (const row of tsv.split('\n')) {
    const cells = row.split('\t');
    const text = cells[11]?.trim();
    if (cells[0] !== wordLevel || !text) continue;
    const key = `${cells[2]}/${cells[3]}/${cells[4]}`;
    const word = { text, box: toBox(cells, picture), confidence: clampConfidence(Number(cells[10])) };
    confidences += word.confidence * text.length;
    letters += text.length;
    const line = lines.get(key);
    if (line) line.push(word);
    else lines.set(key, [word]);
  }
  return { lines: [...lines.values()], meanConfidence: letters > 0 ? confidences / letters : 0 };
}

function toBox(cells: string[], { width, height }: { width: number; height: number }): RecognizedWord['box'] {
  const [left, top, wide, high] = [Number(cells[6]), Number(cells[7]), Number(cells[8]), Number(cells[9])];
  return [left / width, top / height, (left + wide) / width, (top + high) / height];
}

function clampConfidence(percent: number): number {
  return Number.isFinite(percent) ? Math.min(1, Math.max(0, percent / 100)) : 0;
}

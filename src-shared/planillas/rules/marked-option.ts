/** Checkboxes: a marked box before or after the word that is chosen. */
const markedBox = /[[(]\s?[xX✓✔√]\s?[\])]|[☑☒✓✔■]/gu;

const anyBox = /[[(]\s?[xX✓✔√]?\s?[\])]|[☐☑☒□■✓✔]/u;

/** The option that a run of checkboxes marks, with its range; null without a marked box. */
export function readMarkedOption(text: string): { start: number; end: number } | null {
  const marks = [...text.matchAll(markedBox)];
  if (marks.length !== 1) return null;
  const mark = marks[0]!;
  const firstBox = text.search(anyBox);
  const before = /[\p{L}]/u.test(text.slice(0, firstBox));
  if (before) {
    const head = text.slice(0, mark.index).trimEnd();
    const start = Math.max(...[...head.matchAll(/[\])☐□]|\s{2,}/gu)].map((match) => match.index + match[0].length), 0);
    const lead = head.slice(start).length - head.slice(start).trimStart().length;
    return { start: start + lead, end: head.length };
  }
  const from = mark.index + mark[0].length;
  const tail = text.slice(from);
  const stop = tail.search(/[[(☐□☑☒]|\s{3,}|\n/u);
  const option = stop < 0 ? tail : tail.slice(0, stop);
  const lead = option.length - option.trimStart().length;
  return option.trim() === '' ? null : { start: from + lead, end: from + option.trimEnd().length };
}

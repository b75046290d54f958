const SEPARATORS = ['\t', ';', ',', '|'];
const SAMPLE_LINES = 60;

/** The separator that parts the lines of a table most consistently; null when the text does not look like one. */
export function detectSeparator(text: string): { separator: string; columns: number } | null {
  const sample = unquoted(text.slice(0, 200_000));
  const lines = sample
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, SAMPLE_LINES);
  if (lines.length < 2) return null;
  let best: { separator: string; columns: number; agreement: number } | null = null;
  for (const separator of SEPARATORS) {
    const counts = lines.map((line) => line.split(separator).length - 1);
    const usual = mostFrequent(counts.filter((count) => count > 0));
    if (usual === null) continue;
    const agreement = counts.filter((count) => count === usual).length / lines.length;
    const isBetter =
      best === null ||
      agreement > best.agreement + 0.05 ||
      (agreement >= best.agreement - 0.05 && usual + 1 > best.columns);
    if (agreement >= 0.6 && isBetter) best = { separator, columns: usual + 1, agreement };
  }
  return best === null ? null : { separator: best.separator, columns: best.columns };
}

/** Quoted values emptied, as separators and line ends inside them part nothing. */
function unquoted(text: string): string {
  return text.replace(/"(?:[^"]|"")*"/g, '""');
}

function mostFrequent(values: readonly number[]): number | null {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  let best: number | null = null;
  for (const [value, count] of times) if (best === null || count > times.get(best)!) best = value;
  return best;
}

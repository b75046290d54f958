import { splitWords } from './compare-values.ts';

/** What tells one entry of a list from another. */
type RecordKey = { name: string | null; dni: string | null };

const wordsOf = (key: RecordKey) => (key.name === null ? [] : splitWords(key.name));

function shareOfWords(one: RecordKey, other: RecordKey): number {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  if (words.length === 0 || others.length === 0) return 0;
  return (2 * words.filter((word) => others.includes(word)).length) / (words.length + others.length);
}

/**
 * For each read entry, the place of the true one it stands for, or null: by DNI, then by name, then by the likest name, and last
 * in order where as many are left on both sides.
 */
export function alignRecords(read: readonly RecordKey[], truth: readonly RecordKey[]): (number | null)[] {
  const aligned: (number | null)[] = read.map(() => null);
  const free = new Set(truth.keys());
  const matchWhere = (likeness: (one: RecordKey, other: RecordKey) => number, threshold: number) => {
    read.forEach((key, index) => {
      if (aligned[index] !== null) return;
      const candidates = [...free].map((place) => ({ place, score: likeness(key, truth[place]!) })); // Places of `truth`.
      const best = candidates.sort((one, other) => other.score - one.score)[0];
      if (!best || best.score < threshold) return;
      aligned[index] = best.place;
      free.delete(best.place);
    });
  };
  matchWhere((one, other) => (one.dni !== null && one.dni === other.dni ? 1 : 0), 1);
  matchWhere(shareOfWords, 1);
  matchWhere(shareOfWords, 0.5);
  const left = [...aligned.keys()].filter((index) => aligned[index] === null);
  if (left.length === free.size)
    left.forEach((index, place) => {
      aligned[index] = [...free][place] ?? null;
    });
  return aligned;
}

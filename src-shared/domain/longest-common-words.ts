/**
 * Places (in the first list, in the second) of the words that both have in the same order, as many as can be: the
 * longest common subsequence. Time and memory grow with the product of the lengths. Words may count by a weight, a
 * whole number over zero: then it is those that weigh most together.
 */
export function longestCommonWords(
  first: readonly string[],
  second: readonly string[],
  weightOf: (word: string) => number = () => 1,
): [number, number][] {
  const lengths = commonLengths(first, second, weightOf);
  const places: [number, number][] = [];
  let [left, right] = [0, 0];
  while (left < first.length && right < second.length) {
    if (first[left] === second[right]) {
      places.push([left, right]);
      left += 1;
      right += 1;
    } else if (lengths[left + 1]![right]! >= lengths[left]![right + 1]!) left += 1;
    else right += 1;
  }
  return places;
}

/** How much the words that the rests of both lists have in common weigh, from each pair of places on. */
function commonLengths(
  first: readonly string[],
  second: readonly string[],
  weightOf: (word: string) => number,
): Uint32Array[] {
  const lengths = Array.from({ length: first.length + 1 }, () => new Uint32Array(second.length + 1));
  for (let left = first.length - 1; left >= 0; left -= 1) {
    const [row, next] = [lengths[left]!, lengths[left + 1]!];
    for (let right = second.length - 1; right >= 0; right -= 1) {
      const word = first[left]!;
      const isSame = word === second[right];
      row[right] = isSame ? next[right + 1]! + weightOf(word) : Math.max(next[right]!, row[right + 1]!);
    }
  }
  return lengths;
}

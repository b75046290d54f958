/** The shortest and the longest stretch whose repetition is looked for. */
const shortestStretch = 8;
const longestStretch = 240;
/** How often a stretch must follow itself to be a loop, and how long the loop must be in all. */
const repetitions = 4;
const shortestLoop = 160;

/** Whether a text ends in the same stretch over and over: a model that will not stop by itself. */
export function endsInLoop(text: string): boolean {
  for (let length = shortestStretch; length <= longestStretch; length++) {
    const count = Math.max(repetitions, Math.ceil(shortestLoop / length));
    if (text.length < length * count) continue;
    const stretch = text.slice(-length);
    if (stretch.trim() === '' ? text.slice(-length * count).trim() === '' : repeats(text, stretch, count)) return true;
  }
  return false;
}

function repeats(text: string, stretch: string, count: number): boolean {
  for (let index = 1; index < count; index++) {
    const end = text.length - index * stretch.length;
    if (text.slice(end - stretch.length, end) !== stretch) return false;
  }
  return true;
}

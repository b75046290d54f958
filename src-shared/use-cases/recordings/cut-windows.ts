import { audioSampleRate, type TimeRange } from '../../domain/transcript.ts';

const samplesPerMs = audioSampleRate / 1_000;

/** The samples of each stretch of a recording, in order; the recording is read no further than the last one. */
export async function* cutWindows(
  pieces: AsyncIterable<Int16Array>,
  windows: readonly TimeRange[],
): AsyncGenerator<Int16Array, void, void> {
  const waiting = windows.map(({ startMs, endMs }) => ({ from: startMs * samplesPerMs, to: endMs * samplesPerMs }));
  let window = waiting.shift();
  let gathered: Int16Array[] = [];
  let position = 0;
  if (window === undefined) return;
  for await (const piece of pieces) {
    const end = position + piece.length;
    while (window && window.from < end) {
      gathered.push(piece.subarray(Math.max(0, window.from - position), Math.max(0, window.to - position)));
      if (window.to > end) break;
      yield joinSamples(gathered);
      gathered = [];
      window = waiting.shift();
    }
    if (!window) return;
    position = end;
  }
  // A recording that is shorter than it was: what there is of the window.
  if (gathered.length > 0) yield joinSamples(gathered);
}

function joinSamples(parts: readonly Int16Array[]): Int16Array {
  const whole = new Int16Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

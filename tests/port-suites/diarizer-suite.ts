import { describe, expect, it } from 'vitest';
import { audioSampleRate } from '../../src-shared/domain/transcript.ts';
import type { Diarizer } from '../../src-shared/ports/diarizer.ts';

const { signal } = new AbortController();

/** What every `Diarizer` must do. `voices`: the sound of two voices that it tells apart, so many seconds of each. */
export function describeDiarizer(
  name: string,
  create: () => Diarizer,
  voices: readonly [(seconds: number) => Int16Array, (seconds: number) => Int16Array],
): void {
  const [first, second] = voices;
  const silence = (seconds: number) => new Int16Array(seconds * audioSampleRate);
  const tell = (parts: Int16Array[]) => create().diarize(inPieces(parts), { durationMs: durationOf(parts), signal });

  describe(`${name} as a diarizer`, () => {
    it('tells who speaks when, in order of time', async () => {
      const stretches = await tell([first(6), silence(2), second(6), silence(2), first(6)]);
      expect(stretches).toHaveLength(3);
      const [one, other, again] = stretches;
      expect(other!.voice).not.toBe(one!.voice);
      expect(again!.voice).toBe(one!.voice);
      for (const [at, stretch] of stretches.entries()) {
        expect(Math.abs(stretch.startMs - at * 8_000)).toBeLessThan(400);
        expect(Math.abs(stretch.endMs - at * 8_000 - 6_000)).toBeLessThan(400);
      }
    });

    it('hears nobody in silence, nor in no sound at all', async () => {
      expect(await tell([silence(12)])).toEqual([]);
      expect(await tell([])).toEqual([]);
    });

    it('throws what an aborted signal says, before and in the middle', async () => {
      const reason = new Error('enough');
      const parts = [first(6)];
      const options = { durationMs: durationOf(parts), signal: AbortSignal.abort(reason) };
      await expect(create().diarize(inPieces(parts), options)).rejects.toBe(reason);
      const stopping = new AbortController();
      async function* endless() {
        for (let piece = 0; ; piece++) {
          if (piece === 20) stopping.abort(reason);
          yield first(1);
        }
      }
      const stopped = create().diarize(endless(), { durationMs: 3_600_000, signal: stopping.signal });
      await expect(stopped).rejects.toBe(reason);
    });

    it('throws what the sound throws', async () => {
      const broken = new Error('the file is cut');
      async function* cut() {
        yield first(2);
        throw broken;
      }
      const told = create().diarize(cut(), { durationMs: 10_000, signal });
      await expect(told).rejects.toMatchObject({ code: 'VOICES_NOT_TOLD', cause: broken });
    });
  });
}

async function* inPieces(parts: readonly Int16Array[]): AsyncGenerator<Int16Array> {
  for (const part of parts)
    for (let from = 0; from < part.length; from += 5_000) yield part.subarray(from, from + 5_000);
}

function durationOf(parts: readonly Int16Array[]): number {
  return (parts.reduce((sum, part) => sum + part.length, 0) * 1_000) / audioSampleRate;
}

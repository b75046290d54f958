import { describe, expect, test } from 'vitest';
import type { TranscriptCorrections } from './corrected-transcript.ts';
import { heardSegmentId } from './corrected-transcript.ts';
import { doubtfulSegments, rehear, secondPassWindows } from './second-pass.ts';
import type { TranscriptSegment } from './transcript.ts';

const untouched: TranscriptCorrections = { segments: [], voices: [], typing: [] };

/** Words of 400 ms, one each half a second, each as sure as `sureness` says: "hola?" is a doubtful one. */
function said(text: string, startMs: number, { sure = 0.9, doubt = 0.3 } = {}): TranscriptSegment {
  const words = text.split(' ').map((word, place) => ({
    startMs: startMs + place * 500,
    endMs: startMs + place * 500 + 400,
    text: word.replace('?', ''),
    confidence: word.endsWith('?') ? doubt : sure,
  }));
  const confidence = words.reduce((sum, word) => sum + word.confidence, 0) / words.length;
  const plain = words.map((word) => word.text).join(' ');
  return { startMs, endMs: words.at(-1)!.endMs, speaker: null, text: plain, confidence, words };
}

const ids = (segments: readonly TranscriptSegment[]) => new Set(segments.map(heardSegmentId));
const wordsOf = (...segments: TranscriptSegment[]) => segments.flatMap(({ words }) => words);

describe('what is heard again', () => {
  const segments = [
    said('abrimos la sesión', 0),
    said('queda aprobada la hacta?', 2_000),
    said('pide la palabra? Gómez', 5_000),
  ];

  test('are the segments with a doubtful word', () => {
    expect(doubtfulSegments(segments, untouched)).toEqual(segments.slice(1));
  });

  test('is nothing that a person wrote, accepted or is typing', () => {
    const { startMs, endMs, words } = segments[1]!;
    const written = { startMs, endMs, words, over: [heardSegmentId(segments[1]!)] };
    const corrections = { ...untouched, segments: [{ segmentId: 'suyo', words: written, voice: null }] };
    expect(doubtfulSegments(segments, corrections)).toEqual(segments.slice(2));
    const typing = [{ segmentId: 'x', startMs: 5_500, endMs: 6_000, text: 'pide' }];
    expect(doubtfulSegments(segments, { ...untouched, typing })).toEqual([segments[1]]);
  });

  test('does not leave out a segment whose voice a person gave: its words are nobody’s yet', () => {
    const { startMs, endMs } = segments[1]!;
    const voice = { startMs, endMs, speaker: '2' };
    const corrections = { ...untouched, segments: [{ segmentId: heardSegmentId(segments[1]!), words: null, voice }] };
    expect(doubtfulSegments(segments, corrections)).toHaveLength(2);
  });

  test('comes with what is said around it, within the recording and within a window', () => {
    expect(secondPassWindows([{ startMs: 2_000, endMs: 4_000 }], 6_000)).toEqual([{ startMs: 0, endMs: 6_000 }]);
    expect(secondPassWindows([{ startMs: 100_000, endMs: 130_000 }], 200_000)).toEqual([
      { startMs: 100_000, endMs: 130_000 },
    ]);
    expect(secondPassWindows([{ startMs: 100_000, endMs: 128_000 }], 200_000)).toEqual([
      { startMs: 99_000, endMs: 129_000 },
    ]);
  });

  test('comes together where one window holds it, and parts without cutting any of it', () => {
    const doubtful = Array.from({ length: 40 }, (_, place) => ({
      startMs: place * 4_000,
      endMs: place * 4_000 + 4_000,
    }));
    const windows = secondPassWindows(doubtful, 160_000);
    expect(windows.length).toBeLessThan(8);
    for (const [place, { startMs, endMs }] of windows.entries()) {
      expect(endMs - startMs).toBeLessThanOrEqual(30_000);
      if (place > 0) expect(startMs).toBeGreaterThanOrEqual(windows[place - 1]!.endMs);
    }
    for (const stretch of doubtful) {
      const around = windows.filter(({ startMs, endMs }) => startMs <= stretch.startMs && stretch.endMs <= endMs);
      expect(around, `${stretch.startMs}`).toHaveLength(1);
    }
  });
});

describe('hearing again', () => {
  const first = said('abrimos la sesión', 0);
  const second = said('queda aprobada la hacta?', 2_000);
  const third = said('pide la palabra', 5_000);
  const segments = [first, second, third];

  test('changes the doubtful segment alone, with its stretch and its voice', () => {
    const spoken = { ...second, speaker: '2' };
    const heard = wordsOf(
      said('abrimos nuestra sesión', 0),
      said('queda aprobada el acta', 2_100),
      said('pide palabra', 5_100),
    );
    const [change, ...others] = rehear([first, spoken, third], ids([second]), heard);
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      before: { text: 'queda aprobada la hacta' },
      after: { text: 'queda aprobada el acta', startMs: second.startMs, endMs: second.endMs, speaker: '2' },
    });
    for (const { startMs, endMs } of change!.after.words) {
      expect(startMs).toBeGreaterThanOrEqual(second.startMs);
      expect(endMs).toBeLessThanOrEqual(second.endMs);
    }
  });

  test('neither doubles nor loses a word that its neighbour has, though its times are others', () => {
    const heard = wordsOf(said('abrimos la', 0), said('sesión queda aprobada el acta pide la palabra', 2_000));
    const [change] = rehear(segments, ids([second]), heard);
    expect(change?.after.text).toBe('queda aprobada el acta');
  });

  test('keeps what was heard first where the second hearing is less sure, or hears nothing there', () => {
    const unsure = wordsOf(said('queda probada el hato', 2_000, { sure: 0.4 }));
    expect(rehear(segments, ids([second]), unsure)).toEqual([]);
    expect(rehear(segments, ids([second]), wordsOf(first, third))).toEqual([]);
    expect(rehear(segments, ids([second]), [])).toEqual([]);
  });

  test('that agrees makes the words sure', () => {
    const [change] = rehear(segments, ids([second]), wordsOf(said('Queda aprobada la hacta.', 2_000)));
    expect(change?.after.words.every(({ confidence }) => confidence === 0.9)).toBe(true);
  });

  test('of more words than there were puts them where they are said', () => {
    const doubtful = { ...said('queda? la?', 2_000), endMs: 4_500 };
    const heard = wordsOf(said('queda por fin aprobada la', 2_000));
    const [change] = rehear([first, doubtful, third], ids([doubtful]), heard);
    expect(change?.after.text).toBe('queda por fin aprobada la');
  });
});

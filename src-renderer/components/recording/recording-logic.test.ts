import { describe, expect, it } from 'vitest';
import type { CorrectedSegment } from '../../../src-shared/domain/corrected-transcript.ts';
import type { TranscriptSegment } from '../../../src-shared/domain/transcript.ts';
import { wordAt } from './current-word.ts';
import { doubtfulWords, nextPlace } from './doubtful-words.ts';
import { segmentCommand, voiceOfKey } from './segment-keys.ts';
import { speakerColours } from './speaker-colours.ts';
import { stepSpeed } from './speeds.ts';
import { waveColumns } from './waveform-columns.ts';

const word = (startMs: number) => ({ startMs, endMs: startMs + 300, text: 'sí', confidence: 1 });
const segment = (...starts: number[]): TranscriptSegment => ({
  startMs: starts[0] ?? 0,
  endMs: (starts.at(-1) ?? 0) + 300,
  speaker: null,
  text: 'sí',
  confidence: 1,
  words: starts.map(word),
});

describe('the word that is being said', () => {
  const segments = [segment(1000, 1500), segment(4000, 4400, 5000)];
  it.each([
    [0, null],
    [1000, { segment: 0, word: 0 }],
    [1499, { segment: 0, word: 0 }],
    [3900, { segment: 0, word: 1 }],
    [4500, { segment: 1, word: 1 }],
    [99_000, { segment: 1, word: 2 }],
  ])('at %i ms is %o', (at, place) => expect(wordAt(segments, at)).toEqual(place));

  it('is the segment alone where its words have no times', () => {
    expect(wordAt([{ ...segment(1000), words: [] }], 1200)).toEqual({ segment: 0, word: -1 });
    expect(wordAt([], 1200)).toBeNull();
  });
});

it('the speed goes up and down by steps and stops at both ends', () => {
  expect([stepSpeed(1, -1), stepSpeed(1, 1), stepSpeed(0.5, -1), stepSpeed(2, 1)]).toEqual([0.75, 1.25, 0.5, 2]);
});

it('six voices have six inks, in the order in which they first speak', () => {
  const by = (speaker: string | null) => ({ ...segment(1000), speaker });
  const colours = speakerColours(['Ana', null, 'Luz', 'Ana', '3', '4', '5', '6'].map(by));
  expect([...colours.keys()]).toEqual(['Ana', 'Luz', '3', '4', '5', '6']);
  expect(new Set(colours.values()).size).toBe(6);
});

describe('the doubtful words of a transcript', () => {
  const said = (id: string, ...words: [string, number | null][]): CorrectedSegment => ({
    ...segment(0),
    id,
    over: [id],
    heard: null,
    isVoiceGiven: false,
    words: words.map(([text, confidence]) => ({ ...word(0), text, confidence })),
  });
  const places = doubtfulWords([said('a', ['sí', 0.1], ['hacta', 0.9]), said('b', ['la', null], ['hacta', 0.3])]);

  it('are those that were hard to hear, each at its letters', () => {
    expect(places.map(({ segmentId, start, end }) => [segmentId, start, end])).toEqual([
      ['a', 0, 2],
      ['b', 3, 8],
    ]);
  });

  it.each([
    [null, 1, 'a'],
    [{ segment: 0, start: 0 }, 1, 'b'],
    [{ segment: 1, start: 3 }, 1, 'a'],
    [{ segment: 1, start: 5 }, -1, 'b'],
    [{ segment: 0, start: 0 }, -1, 'b'],
  ] as const)('from %o by %i are gone to in %s', (from, step, found) => {
    expect(nextPlace(places, from, step)?.segmentId).toBe(found);
  });

  it('lead nowhere where there are none', () => {
    expect(nextPlace([], null, 1)).toBeNull();
  });
});

describe('the keys of a segment', () => {
  const key = (name: string, more: Partial<KeyboardEventInit> = {}) => ({
    key: name,
    code: '',
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    metaKey: false,
    ...more,
  });
  const at = (place: number, end = place) => ({ text: 'se aprueba', start: place, end });

  it.each([
    ['Enter', at(2), 'split'],
    ['Enter', at(10), 'go-after'],
    ['Enter', at(0), null],
    ['Backspace', at(0), 'merge-before'],
    ['Backspace', at(0, 2), null],
    ['Backspace', at(3), null],
    ['Delete', at(10), 'merge-after'],
    ['ArrowUp', at(0), 'go-before'],
    ['ArrowDown', at(4), null],
    ['ArrowDown', at(10), 'go-after'],
    ['a', at(0), null],
  ])('%s at %o does %s', (name, caret, command) => {
    expect(segmentCommand(key(name), caret)).toBe(command);
  });

  it('leave combinations to others, but Ctrl+Z', () => {
    expect(segmentCommand(key('Enter', { shiftKey: true }), at(2))).toBeNull();
    expect(segmentCommand(key('ArrowUp', { altKey: true }), at(0))).toBeNull();
    expect(segmentCommand(key('z', { ctrlKey: true }), at(2))).toBe('undo');
  });

  it('mark a voice by its number, with Alt where the number would be typed', () => {
    expect(voiceOfKey(key('3', { code: 'Digit3' }), false)).toBe('3');
    expect(voiceOfKey(key('3', { code: 'Digit3' }), true)).toBeUndefined();
    expect(voiceOfKey(key('3', { code: 'Digit3', altKey: true }), true)).toBe('3');
    expect(voiceOfKey(key('0', { code: 'Numpad0', altKey: true }), true)).toBeNull();
    expect(voiceOfKey(key('3', { code: 'Digit3', ctrlKey: true }), false)).toBeUndefined();
  });
});

describe('the line of sound', () => {
  const waveform = { stepMs: 100, peaks: [10, 50, 0, 0, 20, 5, 0, 0] };
  const options = { columns: 4, durationMs: 800, silent: 'grey' };

  it('has the loudest of each stretch, in the ink of who speaks in its middle', () => {
    const stretches = [
      { startMs: 0, endMs: 200, ink: 'blue' },
      { startMs: 400, endMs: 600, ink: undefined },
    ];
    expect(waveColumns(waveform, stretches, options)).toEqual([
      { height: 1, ink: 'blue' },
      { height: 0, ink: 'grey' },
      { height: 0.4, ink: 'grey' },
      { height: 0, ink: 'grey' },
    ]);
  });

  it('is flat until it is known, and has a point for each column however narrow', () => {
    expect(waveColumns(undefined, [], options).map(({ height }) => height)).toEqual([0, 0, 0, 0]);
    const many = waveColumns(waveform, [], { ...options, columns: 80 });
    expect(many.filter(({ height }) => height === 1)).toHaveLength(10);
  });
});

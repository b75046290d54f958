import { describe, expect, it } from 'vitest';
import type { Box, Page } from '../../../src-shared/domain/document-text.ts';
import { boxesOfMark, cutText, joinLines, type Mark } from './marks.ts';

const mark = (start: number, end: number, more: Partial<Mark> = {}): Mark => ({
  page: 1,
  start,
  end,
  boxes: [],
  reference: null,
  current: false,
  ...more,
});

const page: Page = {
  number: 1,
  layout: 'fixed',
  name: null,
  width: 595,
  height: 842,
  text: 'Rosa Quiroga\nVilla María',
  words: [
    { start: 0, end: 4, box: [0.1, 0.1, 0.18, 0.12] },
    { start: 5, end: 12, box: [0.19, 0.1, 0.3, 0.12] },
    { start: 13, end: 18, box: [0.1, 0.2, 0.2, 0.22] },
    { start: 19, end: 24, box: [0.21, 0.2, 0.3, 0.22] },
  ],
  blocks: [],
  tables: [],
  quality: 'good',
  ocr: false,
  problem: null,
};

describe('boxesOfMark', () => {
  it('paints one box a line over the words of the range', () => {
    expect(boxesOfMark(mark(5, 18), page)).toEqual([
      [0.19, 0.1, 0.3, 0.12],
      [0.1, 0.2, 0.2, 0.22],
    ]);
  });

  it('paints the boxes of the proof itself when it has them', () => {
    const box: Box = [0.5, 0.5, 0.6, 0.52];
    expect(boxesOfMark(mark(0, 4, { boxes: [box] }), page)).toEqual([box]);
  });
});

describe('joinLines', () => {
  it('leaves words of two columns apart', () => {
    const boxes: Box[] = [
      [0.1, 0.1, 0.2, 0.12],
      [0.6, 0.1, 0.7, 0.12],
    ];
    expect(joinLines(boxes)).toHaveLength(2);
  });
});

describe('cutText', () => {
  it('covers the whole range and loses no letter', () => {
    const pieces = cutText(0, 24, [mark(5, 12, { current: true }), mark(10, 18)]);
    expect(pieces.map((piece) => page.text.slice(piece.start, piece.end)).join('')).toBe(page.text);
    expect(pieces.map((piece) => piece.paint)).toEqual(['none', 'current', 'current', 'mark', 'none']);
  });

  it('gives one unpainted piece when no mark falls inside', () => {
    expect(cutText(0, 4, [mark(13, 18)])).toEqual([{ start: 0, end: 4, paint: 'none' }]);
  });
});

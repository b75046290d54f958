import { expect, test } from 'vitest';
import type { Page } from '../../../src-shared/domain/document-text.ts';
import { decodePage, encodePage, wirePageSchema } from './wire-page.ts';

const cell = { columnSpan: 1, rowSpan: 1, box: null, reference: null };

test('a page crosses unchanged', () => {
  const page: Page = {
    number: 2,
    layout: 'fixed',
    name: null,
    width: 595,
    height: 842,
    text: 'Ana 8\nLuis',
    words: [
      { start: 0, end: 3, box: [0.1, 0.2, 0.3, 0.4] },
      { start: 4, end: 5, box: [0, 0, 1, 1], confidence: 0 },
    ],
    blocks: [{ kind: 'paragraph', start: 0, end: 3 }],
    tables: [
      {
        box: [0, 0, 1, 1],
        rows: [
          [
            { ...cell, text: 'Ana', range: [0, 3], box: [0.1, 0.1, 0.2, 0.2], reference: 'A1' },
            { ...cell, text: '', range: null, columnSpan: 2 },
          ],
          [
            { ...cell, text: 'Luis, otro', range: [6, 10], rowSpan: 3 },
            { ...cell, text: '8', range: [4, 5] },
          ],
        ],
      },
      { box: null, rows: [] },
    ],
    quality: 'good',
    ocr: true,
    problem: null,
  };
  expect(decodePage(wirePageSchema.parse(structuredClone(encodePage(page))))).toEqual(page);
});

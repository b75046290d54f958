import { describe, expect, it } from 'vitest';
import { keepMiddle, stepZoom, ZOOM_STEPS } from './zoom.ts';

describe('stepZoom', () => {
  it('walks the steps both ways and stops at the ends', () => {
    expect(stepZoom(1, 1)).toBe(1.25);
    expect(stepZoom(1, -1)).toBe(0.8);
    expect(stepZoom(1.1, 1)).toBe(1.25);
    expect(stepZoom(4, 1)).toBe(4);
    expect(stepZoom(ZOOM_STEPS[0], -1)).toBe(ZOOM_STEPS[0]);
  });
});

describe('keepMiddle', () => {
  it('leaves the same point of the paper in the middle of the pane', () => {
    const scroll = keepMiddle(1000, 600, 4000, 8000);
    expect((scroll + 300) / 8000).toBeCloseTo((1000 + 300) / 4000);
  });

  it('never scrolls before the beginning', () => {
    expect(keepMiddle(0, 600, 4000, 1000)).toBe(0);
  });
});

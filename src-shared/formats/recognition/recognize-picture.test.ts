import { describe, expect, it } from 'vitest';
import type { RasterImage, TextRecognizer } from '../../ports/text-recognizer.ts';
import type { GreyImage } from '../raster/grey-image.ts';
import { recognizePicture } from './recognize-picture.ts';

/** Level lines of writing, with one dark corner at the top left to tell which way up the picture is. */
function createPicture(): GreyImage {
  const [width, height] = [600, 800];
  const values = new Uint8Array(width * height).fill(250);
  for (let y = 60; y < 740; y++) if (y % 24 < 8) values.fill(20, y * width + 60, y * width + 500);
  for (let y = 20; y < 50; y++) values.fill(0, y * width + 20, y * width + 50);
  return { width, height, values };
}

function isHeadUp({ width, pixels }: RasterImage): boolean {
  return pixels[30 * width + 30]! < 100;
}

/** An engine that is as sure as it is told, by which way up the picture stands. */
async function readWith(confidence: { headUp: number; headDown: number }, detected: number | null = null) {
  const calls: string[] = [];
  const recognizer: TextRecognizer = {
    recognize: async (image) => {
      calls.push('recognize');
      return { lines: [], meanConfidence: isHeadUp(image) ? confidence.headUp : confidence.headDown };
    },
    detectQuarterTurns: async () => {
      calls.push('detect');
      return detected;
    },
    close: async () => undefined,
  };
  let steps = 0;
  const { signal } = new AbortController();
  const onStep = () => steps++;
  const reading = await recognizePicture({ image: createPicture(), scale: 1, recognizer, signal, onStep });
  return { quarterTurns: reading.quarterTurns, confidence: reading.confidence, calls, steps };
}

describe('recognizePicture', () => {
  it('reads a page once that is plainly upright', async () => {
    const read = await readWith({ headUp: 0.9, headDown: 0.3 });
    expect(read).toEqual({ quarterTurns: 0, confidence: 0.9, calls: ['recognize'], steps: 1 });
  });

  it('reads a doubtful page the other way up and keeps the surer reading', async () => {
    const turned = await readWith({ headUp: 0.4, headDown: 0.9 });
    expect(turned).toEqual({ quarterTurns: 2, confidence: 0.9, calls: ['recognize', 'recognize'], steps: 2 });
    const poor = await readWith({ headUp: 0.55, headDown: 0.3 });
    expect(poor).toMatchObject({ quarterTurns: 0, confidence: 0.55 });
  });

  it('looks each way where neither way up says anything', async () => {
    const read = await readWith({ headUp: 0.3, headDown: 0.2 }, 1);
    expect(read.calls).toEqual(['recognize', 'recognize', 'detect', 'recognize']);
    expect(read.steps).toBe(4);
  });
});

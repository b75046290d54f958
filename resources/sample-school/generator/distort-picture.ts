import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { tilt } from './perspective.ts';
import type { Random } from './random.ts';

/** A JPEG and the size of its pixels as stored. */
export type Picture = { jpeg: Uint8Array; width: number; height: number };

/** How far each brightness strays at random and how the light falls over the picture. */
type Tone = {
  noise: number;
  contrast: number;
  brightness: number;
  gray: boolean;
  slope: { x: number; y: number; vignette: number };
};

/** Changes the tones of the picture in place. */
function retouch(canvas: Canvas, tone: Tone, random: Random): void {
  const context = canvas.getContext('2d');
  // Read once: a canvas asks its native side for its size each time.
  const { width, height } = canvas;
  const image = context.getImageData(0, 0, width, height);
  const { data } = image;
  // A small generator of its own: one call of `random` per pixel would take longer than all the rest.
  let state = random.integer(1, 0x7fffffff);
  for (let row = 0; row < height; row += 1) {
    const v = row / height - 0.5;
    for (let column = 0; column < width; column += 1) {
      const u = column / width - 0.5;
      const light = 1 + tone.slope.x * u + tone.slope.y * v - tone.slope.vignette * (u * u + v * v);
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      const grain = ((state >>> 16) / 65536 - 0.5) * tone.noise;
      const place = (row * width + column) * 4;
      const red = data[place] ?? 0;
      const green = data[place + 1] ?? 0;
      const blue = data[place + 2] ?? 0;
      const gray = 0.3 * red + 0.59 * green + 0.11 * blue;
      const change = (value: number) => ((value - 128) * tone.contrast + 128 + tone.brightness) * light + grain;
      data[place] = change(tone.gray ? gray : red);
      data[place + 1] = change(tone.gray ? gray : green);
      data[place + 2] = change(tone.gray ? gray : blue);
    }
  }
  context.putImageData(image, 0, 0);
}

const toRadians = (degrees: number) => (degrees * Math.PI) / 180;

/** A flat scan: turned a little, grainy, compressed. `quality` goes from 0 (bad) to 1 (good). */
export function scanPicture(page: Canvas, random: Random, quality: number): Picture {
  const canvas = createCanvas(page.width, page.height);
  const context = canvas.getContext('2d');
  context.fillStyle = random.pick(['#ffffff', '#f4f4f2', '#dcdcdc']);
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  const skew = random.between(0.2, 1 + 2 * (1 - quality)) * random.pick([-1, 1]);
  context.rotate(toRadians(skew));
  context.translate(random.between(-8, 8), random.between(-8, 8));
  // Some come out of the feeder a little soft.
  if (quality < 0.5) context.filter = `blur(${random.between(0.3, 0.8)}px)`;
  context.drawImage(page, -page.width / 2, -page.height / 2);
  const tone: Tone = {
    noise: 8 + 26 * (1 - quality),
    contrast: random.between(0.82, 1.1),
    brightness: random.between(-12, 10),
    gray: random.chance(0.6),
    slope: { x: random.between(-0.05, 0.05), y: random.between(-0.05, 0.05), vignette: 0 },
  };
  retouch(canvas, tone, random);
  // Some are fed upside down or sideways, and nothing in the file tells.
  const stored = turn(canvas, random.chance(0.1) ? random.pick([1, 2, 2, 3]) : 0);
  return { jpeg: stored.encodeSync('jpeg', Math.round(38 + 32 * quality)), width: stored.width, height: stored.height };
}

function paintTable(width: number, height: number, random: Random): Canvas {
  const table = createCanvas(width, height);
  const context = table.getContext('2d');
  context.fillStyle = random.pick(['#6b4a2f', '#8a6a4a', '#4d5358', '#9aa0a3', '#3d3a36']);
  context.fillRect(0, 0, width, height);
  for (let grain = 0; grain < 40; grain += 1) {
    context.fillStyle = `rgba(0,0,0,${random.between(0.02, 0.08)})`;
    context.fillRect(0, random.between(0, height), width, random.between(2, 14));
  }
  return table;
}

/** The orientations of EXIF that a telephone writes, and the quarter turns to the right that undo each. */
const orientations = { 1: 0, 6: 1, 3: 2, 8: 3 } as const;
type Orientation = keyof typeof orientations;

function turn(canvas: Canvas, quarters: number): Canvas {
  if (quarters === 0) return canvas;
  const sideways = quarters % 2 === 1;
  const turned = createCanvas(sideways ? canvas.height : canvas.width, sideways ? canvas.width : canvas.height);
  const context = turned.getContext('2d');
  context.translate(turned.width / 2, turned.height / 2);
  context.rotate((quarters * Math.PI) / 2);
  context.drawImage(canvas, -canvas.width / 2, -canvas.height / 2);
  return turned;
}

/** Puts an EXIF segment with `orientation` right after the JPEG's start. */
function tagOrientation(jpeg: Uint8Array, orientation: Orientation): Uint8Array {
  const exif = [
    0xff,
    0xe1,
    0x00,
    0x22,
    0x45,
    0x78,
    0x69,
    0x66,
    0,
    0,
    0x4d,
    0x4d,
    0x00,
    0x2a,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  const tagged = new Uint8Array(jpeg.length + exif.length);
  tagged.set(jpeg.subarray(0, 2));
  tagged.set(exif, 2);
  tagged.set(jpeg.subarray(2), 2 + exif.length);
  return tagged;
}

/** A telephone's photo of the page: tilted, unevenly lit, at times stored on its side with EXIF to tell. */
export function photographPicture(page: Canvas, random: Random, quality: number): Picture {
  const width = Math.round(page.width * 1.12);
  const height = Math.round(page.height * 1.1);
  const bend = 0.015 + 0.05 * (1 - quality);
  const corner = (x: number, y: number) => ({
    x: width * (x + random.between(-bend, bend)),
    y: height * (y + random.between(-bend, bend)),
  });
  const table = paintTable(width, height, random);
  tilt(page, table, [corner(0.055, 0.05), corner(0.945, 0.05), corner(0.945, 0.95), corner(0.055, 0.95)]);
  const shade = 0.15 + 0.45 * (1 - quality);
  const tone: Tone = {
    noise: 8 + 18 * (1 - quality),
    contrast: random.between(0.85, 1.05),
    brightness: random.between(-20, 5),
    gray: false,
    slope: { x: random.between(-shade, shade), y: random.between(-shade, shade), vignette: random.between(0, 0.5) },
  };
  retouch(table, tone, random);
  const orientation = random.pick([1, 1, 6, 8, 3] as const);
  const stored = turn(table, (4 - orientations[orientation]) % 4);
  const jpeg = stored.encodeSync('jpeg', Math.round(45 + 30 * quality));
  return { jpeg: tagOrientation(jpeg, orientation), width: stored.width, height: stored.height };
}

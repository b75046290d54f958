import type { InkMap } from './find-ink.ts';

/** A drawn straight line in fractions of the picture. */
export type PictureRuling = { x1: number; y1: number; x2: number; y2: number };

/** Share of the page's width or height that the shortest ruling takes. */
const shortestShare = 0.035;
/** Pixels of the ink map that a worn line may miss. */
const widestHole = 2;
/** Pixels of the ink map; thicker dark bands are shading, stamps or shadows. */
const thickestLine = 5;

/** Level and upright lines drawn or printed on the page: what frames its tables. The page must be level. */
export function findRulings(map: InkMap): PictureRuling[] {
  const { width, height } = map;
  const level = findBars(map).map(({ at, from, to }) => ({
    x1: from / width,
    y1: at / height,
    x2: to / width,
    y2: at / height,
  }));
  const upright = findBars(transpose(map)).map(({ at, from, to }) => ({
    x1: at / width,
    y1: from / height,
    x2: at / width,
    y2: to / height,
  }));
  return [...level, ...upright];
}

type Bar = { first: number; last: number; from: number; to: number };

function findBars(map: InkMap): { at: number; from: number; to: number }[] {
  const shortest = Math.max(20, Math.round(map.width * shortestShare));
  const open: Bar[] = [];
  const done: Bar[] = [];
  for (let y = 0; y < map.height; y++) {
    for (let index = open.length - 1; index >= 0; index--) {
      if (open[index]!.last < y - 2) done.push(...open.splice(index, 1));
    }
    for (const run of longRuns(map, y, shortest)) {
      const bar = open.find((candidate) => run.from < candidate.to && run.to > candidate.from);
      if (!bar) open.push({ first: y, last: y, ...run });
      else Object.assign(bar, { last: y, from: Math.min(bar.from, run.from), to: Math.max(bar.to, run.to) });
    }
  }
  return [...done, ...open]
    .filter((bar) => bar.last - bar.first < thickestLine)
    .map((bar) => ({ at: (bar.first + bar.last + 1) / 2, from: bar.from, to: bar.to }));
}

function longRuns({ width, ink }: InkMap, y: number, shortest: number): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  let from = -1;
  let lastInk = -1;
  for (let x = 0; x <= width; x++) {
    const isInk = x < width && ink[y * width + x] === 1;
    if (isInk) {
      if (from < 0) from = x;
      lastInk = x;
    } else if (from >= 0 && (x - lastInk > widestHole || x === width)) {
      if (lastInk - from >= shortest) runs.push({ from, to: lastInk + 1 });
      from = -1;
    }
  }
  return runs;
}

function transpose({ width, height, ink, factor }: InkMap): InkMap {
  const turned = new Uint8Array(ink.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) turned[x * height + y] = ink[y * width + x]!;
  }
  return { width: height, height: width, ink: turned, factor };
}

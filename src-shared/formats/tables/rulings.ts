import { overlap, type PageRuling, type Segment } from './page-geometry.ts';

/** Lines drawn twice, or the two edges of one thick line, stand this near (points). */
const samePlace = 2;
/** Dashes and touching pieces of one line are this near end to end (points). */
const joiningGap = 3;
const shortestLine = 6;

/** The page's lines by direction, sorted by place, with the pieces of one line joined. */
export type Rulings = { horizontal: Segment[]; vertical: Segment[] };

/** Sorts drawn lines into horizontal and vertical ones (slanted ones are left out) and joins their pieces. */
export function gatherRulings(rulings: readonly PageRuling[], page: { width: number; height: number }): Rulings {
  const horizontal: Segment[] = [];
  const vertical: Segment[] = [];
  for (const ruling of rulings) {
    const x = [ruling.x1 * page.width, ruling.x2 * page.width].sort((a, b) => a - b) as [number, number];
    const y = [ruling.y1 * page.height, ruling.y2 * page.height].sort((a, b) => a - b) as [number, number];
    const length = Math.max(x[1] - x[0], y[1] - y[0]);
    const slack = 1 + length * 0.01;
    if (y[1] - y[0] <= slack && x[1] - x[0] > y[1] - y[0]) {
      horizontal.push({ at: (y[0] + y[1]) / 2, from: x[0], to: x[1] });
    } else if (x[1] - x[0] <= slack && y[1] - y[0] > x[1] - x[0]) {
      vertical.push({ at: (x[0] + x[1]) / 2, from: y[0], to: y[1] });
    }
  }
  return { horizontal: joinPieces(horizontal), vertical: joinPieces(vertical) };
}

function joinPieces(segments: Segment[]): Segment[] {
  const joined: Segment[] = [];
  for (const cluster of clusterByPlace(segments)) {
    cluster.sort((a, b) => a.from - b.from);
    let current: Segment | null = null;
    for (const piece of cluster) {
      if (current !== null && overlap(current.from, current.to, piece.from, piece.to) >= -joiningGap) {
        current.to = Math.max(current.to, piece.to);
      } else {
        current = { ...piece };
        joined.push(current);
      }
    }
  }
  return joined.filter((segment) => segment.to - segment.from >= shortestLine).sort((a, b) => a.at - b.at);
}

function clusterByPlace(segments: Segment[]): Segment[][] {
  const clusters: Segment[][] = [];
  let first = -Infinity;
  for (const segment of segments.sort((a, b) => a.at - b.at)) {
    if (segment.at - first > samePlace) {
      clusters.push([]);
      first = segment.at;
    }
    clusters.at(-1)!.push(segment);
  }
  return clusters;
}

/** The distinct places of `segments` in order, those nearer than `tolerance` points taken as one. */
export function distinctPlaces(places: readonly number[], tolerance: number): number[] {
  const groups: number[][] = [];
  for (const place of [...places].sort((a, b) => a - b)) {
    const group = groups.at(-1);
    if (group && place - group.at(-1)! <= tolerance) group.push(place);
    else groups.push([place]);
  }
  return groups.map((group) => group.reduce((sum, place) => sum + place, 0) / group.length);
}

import { type PlacedWord, wordGap } from '../page-layout/placed-word.ts';
import { isRightToLeft } from '../page-layout/text-direction.ts';
import { combiningSign } from './glyph-text.ts';
import type { Glyph } from './page-marks.ts';

/** Words written in one direction: `angle` is the degrees, clockwise, from level to their line of writing. */
export type DirectedWords = { angle: number; words: PlacedWord[] };

/** A glyph along its line of writing. */
type AlignedGlyph = {
  text: string;
  left: number;
  right: number;
  /** Of its line, even where the glyph itself is raised. */
  baseline: number;
  rise: number;
  size: number;
  vertical: boolean;
};

/**
 * Words in the order the page draws them, by direction of writing, the most written direction first.
 * A word ends at a written space, at a gap, or where the line changes.
 */
export function groupGlyphs(glyphs: readonly Glyph[]): DirectedWords[] {
  const builders = new Map<number, WordBuilder>();
  let angle = 0;
  for (const glyph of glyphs) {
    angle = directionOf(glyph) ?? angle;
    let builder = builders.get(angle);
    if (!builder) {
      builder = new WordBuilder();
      builders.set(angle, builder);
    }
    builder.add(alignGlyph(glyph, angle));
  }
  const groups = [...builders].map(([key, builder]) => ({ angle: key, words: builder.finish() }));
  return groups.filter((group) => group.words.length > 0).sort((a, b) => b.words.length - a.words.length);
}

/** Degrees rounded to whole ones, so that one slightly turned line is one direction; null for a glyph of no width. */
function directionOf(glyph: Glyph): number | null {
  const [dx, dy] = [glyph.endX - glyph.x, glyph.endY - glyph.y];
  if (Math.abs(dx) + Math.abs(dy) < 0.01) return null;
  const degrees = Math.round((Math.atan2(dy, dx) * 180) / Math.PI);
  return degrees === -180 ? 180 : degrees;
}

function alignGlyph(glyph: Glyph, angle: number): AlignedGlyph {
  const [left, drawnAt] = toWritingLine(glyph.x, glyph.y, angle);
  const [right] = toWritingLine(glyph.endX, glyph.endY, angle);
  const { text, rise, size, vertical } = glyph;
  const baseline = drawnAt + rise;
  return { text, left: Math.min(left, right), right: Math.max(left, right), baseline, rise, size, vertical };
}

function toWritingLine(x: number, y: number, angle: number): [number, number] {
  if (angle === 0) return [x, y];
  const radians = (angle * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(radians), Math.sin(radians)];
  return [x * cosine + y * sine, y * cosine - x * sine];
}

/** The inverse of the turn that laid a direction's words level. */
export function fromWritingLine(along: number, across: number, angle: number): [number, number] {
  return toWritingLine(along, across, -angle);
}

class WordBuilder {
  readonly #words: PlacedWord[] = [];
  #glyphs: AlignedGlyph[] = [];
  #afterSpace = false;

  add(glyph: AlignedGlyph): void {
    if (glyph.text === ' ') {
      this.#close();
      this.#afterSpace = true;
      return;
    }
    if (glyph.text === '') return;
    const previous = this.#glyphs.at(-1);
    if (previous && !continues(previous, glyph)) this.#close();
    this.#glyphs.push(glyph);
  }

  finish(): PlacedWord[] {
    this.#close();
    return this.#words;
  }

  #close(): void {
    const glyphs = this.#glyphs;
    if (glyphs.length === 0) return;
    const text = wordText(glyphs);
    if (text.length > 0) this.#words.push({ ...boundsOf(glyphs), text, spaceBefore: this.#afterSpace });
    this.#afterSpace = false;
    this.#glyphs = [];
  }
}

function continues(previous: AlignedGlyph, next: AlignedGlyph): boolean {
  const size = Math.max(previous.size, next.size);
  if (Math.abs(next.baseline - previous.baseline) > 0.25 * size) return false;
  if (Math.min(previous.size, next.size) < 0.5 * size) return false;
  const gap = isRightToLeft(next.text) ? previous.left - next.right : next.left - previous.right;
  return gap < wordGap * size && gap > -0.6 * size;
}

function wordText(glyphs: readonly AlignedGlyph[]): string {
  const ordered = glyphs.some((glyph) => isRightToLeft(glyph.text))
    ? [...glyphs].sort((a, b) => b.right - a.right)
    : glyphs;
  let text = '';
  ordered.forEach((glyph, index) => {
    const sign = combiningSign(glyph.text);
    const next = ordered[index + 1];
    const previous = ordered[index - 1];
    if (sign && next && overlaps(glyph, next) && isLetter(next)) return;
    if (sign && previous && overlaps(glyph, previous) && isLetter(previous)) {
      text += sign;
      return;
    }
    const before = previous ? combiningSign(previous.text) : null;
    const takesAccent = before !== null && previous !== undefined && overlaps(previous, glyph) && isLetter(glyph);
    text += takesAccent ? glyph.text + before : glyph.text;
  });
  return text.normalize('NFC').trim();
}

function overlaps(one: AlignedGlyph, other: AlignedGlyph): boolean {
  const shared = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  return shared >= 0.5 * Math.min(one.right - one.left, other.right - other.left);
}

function isLetter(glyph: AlignedGlyph): boolean {
  return /^\p{L}$/u.test(glyph.text);
}

function boundsOf(glyphs: readonly AlignedGlyph[]): Omit<PlacedWord, 'text' | 'spaceBefore'> {
  const bounds = {
    left: Infinity,
    right: -Infinity,
    top: Infinity,
    bottom: -Infinity,
    baseline: glyphs[0]!.baseline,
    size: 0,
  };
  for (const glyph of glyphs) {
    const [above, below] = glyph.vertical ? [0.5, 0.5] : [0.78, 0.22];
    bounds.left = Math.min(bounds.left, glyph.left);
    bounds.right = Math.max(bounds.right, glyph.right);
    bounds.top = Math.min(bounds.top, glyph.baseline - glyph.rise - above * glyph.size);
    bounds.bottom = Math.max(bounds.bottom, glyph.baseline - glyph.rise + below * glyph.size);
    bounds.size = Math.max(bounds.size, glyph.size);
  }
  return bounds;
}

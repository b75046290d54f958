import { foldText } from '../../domain/fold-text.ts';
import type { Attribute, Role } from '../../domain/school-vocabulary.ts';
import type { PaperKind } from '../../domain/source.ts';
import type { PageMap } from './page-map.ts';
import { sentencePatterns } from './sentences/sentence-patterns.ts';

/** A value that a sentence gives, as a range of the page. */
export type ProseFinding = {
  key: Attribute;
  role: Role | 'parent' | null;
  start: number;
  end: number;
  confidence: number;
};

/** A line that ends before this part of the text's width ends its paragraph. */
const fullLine = 0.72;
/** … and before this part, when the next line starts with a capital. */
const fullLineBeforeCapital = 0.9;

/** Offsets of the line ends at which no sentence goes on: the line is short, or the page has true paragraphs. */
export function paragraphEnds(map: PageMap): ReadonlySet<number> {
  const { text, layout } = map.page;
  const widest = Math.max(0, ...map.segments.map(({ box }) => box?.[2] ?? 0));
  const leftmost = Math.min(1, ...map.segments.map(({ box }) => box?.[0] ?? 1));
  const longest = Math.max(0, ...text.split('\n').map((line) => line.length));
  const ends = new Set<number>();
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    const last = map.segmentAt(at - 1);
    const lineStart = text.lastIndexOf('\n', at - 1) + 1;
    const full = /^\s*\p{Lu}/u.test(text.slice(at + 1)) ? fullLineBeforeCapital : fullLine;
    const first = map.segmentAt(text.lastIndexOf('\n', at - 1) + 1);
    const indented = (first?.box?.[0] ?? 0) > leftmost + 0.15;
    const reaches = last?.box
      ? last.box[2] >= full * widest && !indented
      : layout !== 'flow' && at - lineStart >= full * longest;
    if (!reaches) ends.add(at);
  }
  return ends;
}

/** What the sentences of a page say, for one kind of paper. */
export function findInProse(map: PageMap, kind: PaperKind, ends: ReadonlySet<number>): ProseFinding[] {
  const folded = foldText(map.page.text).replace(/\n/g, (_, at: number) => (ends.has(at) ? '\n' : ' '));
  const findings: ProseFinding[] = [];
  for (const { key, role, kinds, pattern, confidence } of sentencePatterns) {
    if (kinds && !kinds.includes(kind)) continue;
    for (const match of folded.matchAll(pattern)) {
      const value = match.groups?.value;
      if (!value?.trim()) continue;
      // A value may repeat words of what introduces it: the last place where it stands in the match is its own.
      const start = match.index + match[0].lastIndexOf(value);
      findings.push({ key, role: role ?? null, start, end: start + value.trimEnd().length, confidence });
    }
  }
  return findings;
}

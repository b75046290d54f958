import { attribute, childAt, childElements, type XmlElement } from './xml-tree.ts';

type Level = { format: string; text: string; first: number };

/** Counts the items of a document's lists as its paragraphs go by. */
export type WordNumbering = {
  /** What stands before an item; null for what is no item of a list. */
  next(numbering: { id: string; level: number } | undefined): string | null;
};

/** Reads the lists of a document. */
export function readNumbering(root: XmlElement | null): WordNumbering {
  const lists = childAt(root ?? undefined, 'w:numbering');
  const shapes = new Map(
    childElements(lists, 'w:abstractNum').map((shape) => [attribute(shape, 'w:abstractNumId'), readLevels(shape)]),
  );
  const levelsOf = new Map(
    childElements(lists, 'w:num').map((list) => {
      const shape = attribute(childAt(list, 'w:abstractNumId'), 'w:val');
      return [attribute(list, 'w:numId'), { shape, levels: shapes.get(shape) ?? [] }];
    }),
  );
  const counts = new Map<string, number[]>();
  return {
    next(numbering) {
      const list = numbering && levelsOf.get(numbering.id);
      const level = list?.levels[numbering?.level ?? 0];
      if (!list || !numbering || !level || level.format === 'none') return null;
      // Lists of one shape go on counting from one another.
      const count = counts.get(list.shape ?? '') ?? [];
      counts.set(list.shape ?? '', count);
      count[numbering.level] = (count[numbering.level] ?? level.first - 1) + 1;
      count.length = numbering.level + 1;
      if (level.format === 'bullet') return '•';
      return level.text.replace(/%(\d)/g, (_, place: string) => {
        const at = Number(place) - 1;
        return written(count[at] ?? 1, list.levels[at]?.format ?? 'decimal');
      });
    },
  };
}

function readLevels(shape: XmlElement): Level[] {
  return childElements(shape, 'w:lvl').map((level) => ({
    format: attribute(childAt(level, 'w:numFmt'), 'w:val') ?? 'decimal',
    text: attribute(childAt(level, 'w:lvlText'), 'w:val') ?? '',
    first: Number(attribute(childAt(level, 'w:start'), 'w:val') ?? 1) || 1,
  }));
}

function written(count: number, format: string): string {
  if (/letter/i.test(format)) {
    const letter = String.fromCodePoint(97 + ((count - 1) % 26));
    return format.startsWith('upper') ? letter.toUpperCase() : letter;
  }
  if (/roman/i.test(format)) return format.startsWith('upper') ? roman(count) : roman(count).toLowerCase();
  return String(count);
}

const romanSigns: readonly [number, string][] = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(count: number): string {
  let left = Math.min(count, 99);
  let text = '';
  for (const [value, sign] of romanSigns) for (; left >= value; left -= value) text += sign;
  return text;
}

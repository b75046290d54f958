import { type ByteReader, createByteReader } from '../archive/byte-reader.ts';

const RECORD = {
  slide: 1006,
  slideAtom: 1007,
  textHeader: 3999,
  textChars: 4000,
  textBytes: 4008,
  slideListWithText: 4080,
  slidePersist: 1011,
  mainMaster: 1016,
  notes: 1008,
  handout: 4041,
};
/** Text types that are a slide's title. */
const TITLE_TYPES = new Set([0, 6]);

type SlideText = { text: string; isTitle: boolean };

/**
 * The texts of each slide of a "PowerPoint Document" stream: those of its outline, and those of the shapes drawn on it.
 * Masters and their prompts ("Click to edit …") are left out.
 */
export function readSlideTexts(stream: Uint8Array): SlideText[][] {
  const reader = createByteReader(stream);
  const walk: Walk = { reader, stream, outline: [], drawn: [], target: null, textType: -1 };
  walkRecords(walk, { start: 0, end: stream.length }, 0);
  const count = Math.max(walk.outline.length, walk.drawn.length);
  return Array.from({ length: count }, (_, index) => mergeTexts(walk.outline[index] ?? [], walk.drawn[index] ?? []));
}

type Walk = {
  reader: ByteReader;
  stream: Uint8Array;
  outline: SlideText[][];
  drawn: SlideText[][];
  target: SlideText[] | null;
  textType: number;
};

function walkRecords(walk: Walk, { start, end }: { start: number; end: number }, depth: number): void {
  const { reader } = walk;
  for (let offset = start; offset + 8 <= end; ) {
    const version = reader.u16(offset);
    const type = reader.u16(offset + 2);
    const bodyEnd = Math.min(end, offset + 8 + reader.u32(offset + 4));
    readRecord(walk, { version, type, start: offset + 8, end: bodyEnd }, depth);
    offset = bodyEnd;
  }
}

function readRecord(
  walk: Walk,
  record: { version: number; type: number; start: number; end: number },
  depth: number,
): void {
  const { type, start, end } = record;
  if (type === RECORD.mainMaster || type === RECORD.notes || type === RECORD.handout) return;
  // Instance 0 of the list is the slides; 1 and 2 are masters and notes.
  if (type === RECORD.slideListWithText && record.version >> 4 !== 0) return;
  if (type === RECORD.slidePersist) walk.outline.push(startTarget(walk));
  else if (type === RECORD.slide) walk.drawn.push(startTarget(walk));
  else if (type === RECORD.textHeader) walk.textType = walk.reader.u32(start);
  else if (type === RECORD.textChars)
    addText(walk, new TextDecoder('utf-16le').decode(walk.stream.subarray(start, end)));
  else if (type === RECORD.textBytes)
    addText(walk, new TextDecoder('windows-1252').decode(walk.stream.subarray(start, end)));
  const isContainer = (record.version & 0xf) === 0xf;
  if (isContainer && depth < 30) walkRecords(walk, { start, end }, depth + 1);
  if (type === RECORD.slide || type === RECORD.slideListWithText) walk.target = null;
}

function startTarget(walk: Walk): SlideText[] {
  walk.target = [];
  return walk.target;
}

function addText(walk: Walk, text: string): void {
  if (text.trim() !== '') walk.target?.push({ text, isTitle: TITLE_TYPES.has(walk.textType) });
}

function mergeTexts(outline: readonly SlideText[], drawn: readonly SlideText[]): SlideText[] {
  const known = new Set(outline.map((one) => one.text));
  return [...outline, ...drawn.filter((one) => !known.has(one.text))];
}

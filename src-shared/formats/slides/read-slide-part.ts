import { FlowCollector } from '../flow/flow-collector.ts';
import type { FlowItem } from '../flow/flow-content.ts';
import { attributeOf, type XmlAttributes, type XmlHandler } from '../markup/parse-xml.ts';

const SKIPPED = new Set(['Fallback', 'numCache', 'numLit', 'f', 'formatCode']);

/** Reads the words of one part of a presentation: a slide, its notes, its diagrams and charts. */
export function createSlidePartReader(): { handler: XmlHandler; items(): FlowItem[] } {
  const collector = new FlowCollector();
  const state = { skipDepth: 0, isTitle: false, isText: false, isCovered: false };
  const handler: XmlHandler = {
    open(name, attributes) {
      if (state.skipDepth > 0 || SKIPPED.has(name) || isSlideNumber(name, attributes)) {
        state.skipDepth++;
        return;
      }
      // "v" holds the words of a chart's labels.
      state.isText = name === 't' || name === 'v';
      openPart(collector, { name, attributes }, state);
    },
    close(name) {
      if (state.skipDepth > 0) {
        state.skipDepth--;
        return;
      }
      state.isText = false;
      closePart(collector, name, state);
    },
    text(text) {
      if (state.isText && state.skipDepth === 0 && !state.isCovered) collector.write(text);
    },
  };
  return { handler, items: () => collector.finish() };
}

function isSlideNumber(name: string, attributes: XmlAttributes): boolean {
  return name === 'fld' && attributes.type === 'slidenum';
}

function openPart(
  collector: FlowCollector,
  { name, attributes }: { name: string; attributes: XmlAttributes },
  state: { isTitle: boolean; isCovered: boolean },
): void {
  if (name === 'sp') state.isTitle = false;
  else if (name === 'ph') state.isTitle = /title/i.test(attributeOf(attributes, 'type') ?? '');
  else if (name === 'p' || name === 'pt') collector.startParagraph(state.isTitle ? 'heading' : 'paragraph');
  else if (name === 'br') collector.write('\n');
  else if (name === 'tab') collector.write('\t');
  else if (name === 'tbl') collector.startTable();
  else if (name === 'tr') collector.startRow();
  else if (name === 'tc') {
    state.isCovered = /^(1|true)$/.test(attributes.hMerge ?? attributes.vMerge ?? '');
    if (!state.isCovered)
      collector.startCell({ columnSpan: Number(attributes.gridSpan), rowSpan: Number(attributes.rowSpan) });
  }
}

function closePart(collector: FlowCollector, name: string, state: { isTitle: boolean; isCovered: boolean }): void {
  if (name === 'p' || name === 'pt') collector.endParagraph();
  else if (name === 'sp') state.isTitle = false;
  else if (name === 'tc') {
    collector.endCell();
    state.isCovered = false;
  } else if (name === 'tr') collector.endRow();
  else if (name === 'tbl') collector.endTable();
}

import { FlowCollector } from '../flow/flow-collector.ts';
import type { FlowItem } from '../flow/flow-content.ts';
import { attributeOf, type XmlAttributes, type XmlHandler } from '../markup/parse-xml.ts';

const SKIPPED = new Set([
  'annotation',
  'annotation-end',
  'tracked-changes',
  'note-citation',
  'forms',
  'ruby-text',
  'automatic-styles',
  'font-face-decls',
  'scripts',
  'settings',
  'event-listeners',
  'desc',
  'object-ole',
  'dde-connection-decls',
]);

/** A stretch of an OpenDocument part: a slide, or the whole text. */
type TextSection = { name: string | null; items: FlowItem[] };
/** Which text of a part counts: its body, or the headers and footers among its page styles. */
export type TextScope = 'body' | 'page-styles';

/** Reads the text of an OpenDocument part as it goes by; each slide is a section of its own. */
export function createTextPartReader(scope: TextScope): { handler: XmlHandler; finish(): TextSection[] } {
  const reader = new TextPartReader(scope);
  return { handler: reader, finish: () => reader.finish() };
}

class TextPartReader implements XmlHandler {
  readonly #scope: TextScope;
  readonly #sections: TextSection[] = [];
  readonly #collector = new FlowCollector();
  #name: string | null = null;
  #skipDepth = 0;
  #scopeDepth = 0;
  #listDepth = 0;
  #isTitle = false;
  /** Depth of open paragraphs: text boxes hold paragraphs inside a paragraph. */
  #paragraphs = 0;

  constructor(scope: TextScope) {
    this.#scope = scope;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.#skipDepth > 0 || SKIPPED.has(name)) {
      this.#skipDepth++;
      return;
    }
    if (isScope(this.#scope, name)) this.#scopeDepth++;
    if (this.#scopeDepth > 0) this.#openInScope(name, attributes);
  }

  close(name: string): void {
    if (this.#skipDepth > 0) {
      this.#skipDepth--;
      return;
    }
    if (this.#scopeDepth > 0) this.#closeInScope(name);
    if (isScope(this.#scope, name)) this.#scopeDepth--;
  }

  text(text: string): void {
    if (this.#skipDepth === 0 && this.#paragraphs > 0 && this.#scopeDepth > 0)
      this.#collector.write(text.replace(/[\t\r\n ]+/g, ' '));
  }

  finish(): TextSection[] {
    this.#endSection(null);
    return this.#sections;
  }

  #openInScope(name: string, attributes: XmlAttributes): void {
    if (name === 'page' && this.#scope === 'body') this.#endSection(attributeOf(attributes, 'name') ?? null);
    else if (name === 'p' || name === 'h') this.#openParagraph(name);
    else if (name === 'list-item') this.#listDepth++;
    else if (name === 's')
      this.#collector.write(' '.repeat(Math.min(Number(attributeOf(attributes, 'c') ?? 1) || 1, 200)));
    else if (name === 'tab') this.#collector.write('\t');
    else if (name === 'line-break') this.#collector.write('\n');
    else if (name === 'frame') this.#isTitle = /title/.test(attributeOf(attributes, 'class') ?? '');
    else if (isBox(name)) this.#collector.startBox();
    else this.#openTable(name, attributes);
  }

  #openTable(name: string, attributes: XmlAttributes): void {
    const count = (key: string) => Number(attributeOf(attributes, key) ?? 1) || 1;
    if (name === 'table') this.#collector.startTable();
    else if (name === 'table-row') this.#collector.startRow();
    else if (name === 'table-cell')
      this.#collector.startCell({ columnSpan: count('number-columns-spanned'), rowSpan: count('number-rows-spanned') });
  }

  #openParagraph(name: string): void {
    this.#paragraphs++;
    const kind = name === 'h' || this.#isTitle ? 'heading' : this.#listDepth > 0 ? 'list-item' : 'paragraph';
    this.#collector.startParagraph(kind);
  }

  #closeInScope(name: string): void {
    if (name === 'p' || name === 'h') {
      this.#paragraphs--;
      this.#collector.endParagraph();
    } else if (name === 'list-item') this.#listDepth--;
    else if (name === 'frame') this.#isTitle = false;
    else if (isBox(name)) this.#collector.endBox();
    else if (name === 'table-cell') this.#collector.endCell();
    else if (name === 'table-row') this.#collector.endRow();
    else if (name === 'table') this.#collector.endTable();
  }

  #endSection(nextName: string | null): void {
    const items = this.#collector.finish();
    if (items.length > 0 || this.#name !== null) this.#sections.push({ name: this.#name, items });
    this.#name = nextName;
  }
}

/** What holds paragraphs of its own inside a paragraph: text boxes, drawn shapes with words, and notes. */
function isBox(name: string): boolean {
  return name === 'text-box' || name === 'note-body' || name === 'custom-shape';
}

function isScope(scope: TextScope, name: string): boolean {
  return scope === 'body' ? name === 'body' : /^(header|footer)(-left|-first)?$/.test(name);
}

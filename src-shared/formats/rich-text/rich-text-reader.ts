import iconv from 'iconv-lite';
import { FlowCollector } from '../flow/flow-collector.ts';
import type { FlowItem } from '../flow/flow-content.ts';
import { type RichTextToken, richTextTokens } from './rich-text-tokens.ts';

/** Groups that hold no text of the paper. */
const SKIPPED = new Set(
  'fonttbl colortbl stylesheet listtable listoverridetable revtbl rsidtbl generator pict object themedata colorschememapping datastore latentstyles xmlnstbl mmathPr fldinst bkmkstart bkmkend annotation atnid atnauthor atntime atndate atnref atrfstart atrfend filetbl pgptbl listtext pntext pntxtb pntxta panose falt objdata objclass nonshppict template shpinst sp sn sv wgrffmtfilter'.split(
    ' ',
  ),
);
/** Groups inside skipped ones that do hold text. */
const TEXT_GROUPS = new Set(['shptxt']);
const META: Readonly<Record<string, string>> = { title: 'title', subject: 'subject', author: 'author' };
const CHARACTERS: Readonly<Record<string, string>> = {
  line: '\n',
  tab: '\t',
  '~': '\u00a0',
  _: '-',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
};

type Group = {
  isSkipped: boolean;
  isHidden: boolean;
  metaKey: string | null;
  skipAfterUnicode: number;
  isFirstWord: boolean;
  isOptional: boolean;
};

/** Reads the text of an RTF file. A file that ends inside its groups is cut: what came before counts. */
export class RichTextReader {
  readonly #bytes: Uint8Array;
  readonly #collector = new FlowCollector();
  readonly #meta: Record<string, string> = {};
  #groups: Group[] = [createGroup()];
  #encoding = 'windows-1252';
  #pending: number[] = [];
  #toSkip = 0;
  #isInTable = false;
  #hasRow = false;
  #isRowOpen = false;
  #isCellOpen = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  read(): { items: FlowItem[]; meta: Record<string, string>; isWhole: boolean } {
    for (const token of richTextTokens(this.#bytes)) this.#take(token);
    this.#flushBytes();
    this.#leaveTable();
    return { items: this.#collector.finish(), meta: this.#meta, isWhole: this.#groups.length <= 1 };
  }

  #take(token: RichTextToken): void {
    if (token.kind === 'byte') {
      this.#group.isFirstWord = false;
      if (this.#toSkip > 0) this.#toSkip--;
      else this.#pending.push(token.byte);
      return;
    }
    this.#flushBytes();
    if (token.kind === 'word') {
      this.#takeWord(token.name, token.value);
      return;
    }
    this.#toSkip = 0;
    if (token.kind === 'open') this.#groups.push({ ...this.#group, isFirstWord: true, isOptional: false });
    else if (this.#groups.length > 1) this.#groups.pop();
  }

  #takeWord(name: string, value: number | null): void {
    const group = this.#group;
    const isFirst = group.isFirstWord;
    if (name === '*') {
      group.isOptional = true;
      return;
    }
    group.isFirstWord = false;
    if (isFirst || group.isOptional) this.#startGroup(group, name);
    if (name === 'u' && value !== null) this.#writeUnicode(value);
    else if (name === 'uc') group.skipAfterUnicode = value ?? 1;
    else if (name === 'ansicpg' && value !== null && iconv.encodingExists(`cp${value}`)) this.#encoding = `cp${value}`;
    else if (name === 'mac') this.#encoding = 'macintosh';
    else if (name === 'pc') this.#encoding = 'cp437';
    else if (name === 'pca') this.#encoding = 'cp850';
    else if (name === 'v' || name === 'deleted') group.isHidden = value !== 0;
    else if (name === 'plain') group.isHidden = false;
    else if (CHARACTERS[name] !== undefined) this.#write(CHARACTERS[name]);
    else if (!group.isSkipped) this.#takeStructure(name);
  }

  #startGroup(group: Group, name: string): void {
    if (TEXT_GROUPS.has(name)) group.isSkipped = false;
    else if (SKIPPED.has(name) || group.isOptional) group.isSkipped = true;
    group.metaKey = META[name] ?? group.metaKey;
    // What is in "info" is said of the file, not by it.
    if (name === 'info') group.isSkipped = true;
    group.isOptional = false;
  }

  #takeStructure(name: string): void {
    if (name === 'par' || name === 'sect' || name === 'page') this.#endParagraph();
    else if (name === 'pard') this.#isInTable = false;
    else if (name === 'intbl') this.#isInTable = true;
    else if (name === 'trowd') this.#isInTable = true;
    else if (name === 'cell' || name === 'nestcell') this.#endCell();
    else if (name === 'row' || name === 'nestrow') this.#endRow();
  }

  #endParagraph(): void {
    if (this.#isInTable && this.#isCellOpen) this.#collector.endParagraph();
    else {
      if (!this.#isInTable) this.#leaveTable();
      this.#collector.endParagraph();
    }
  }

  #startCell(): void {
    if (!this.#hasRow) this.#collector.startTable();
    if (!this.#hasRow || !this.#isRowOpen) this.#collector.startRow();
    this.#hasRow = true;
    this.#isRowOpen = true;
    this.#collector.startCell();
    this.#isCellOpen = true;
  }

  #endCell(): void {
    if (!this.#isCellOpen) this.#startCell();
    this.#collector.endCell();
    this.#isCellOpen = false;
  }

  #endRow(): void {
    if (this.#isRowOpen) this.#collector.endRow();
    this.#isRowOpen = false;
    this.#isCellOpen = false;
  }

  #leaveTable(): void {
    if (!this.#hasRow) return;
    this.#endRow();
    this.#collector.endTable();
    this.#hasRow = false;
  }

  #writeUnicode(value: number): void {
    this.#write(String.fromCharCode(value < 0 ? value + 65_536 : value));
    this.#toSkip = this.#group.skipAfterUnicode;
  }

  #flushBytes(): void {
    if (this.#pending.length === 0) return;
    const bytes = Uint8Array.from(this.#pending);
    this.#pending = [];
    this.#write(iconv.decode(bytes as Parameters<typeof iconv.decode>[0], this.#encoding));
  }

  #write(text: string): void {
    const group = this.#group;
    if (group.metaKey !== null) this.#meta[group.metaKey] = (this.#meta[group.metaKey] ?? '') + text;
    if (group.isSkipped || group.isHidden) return;
    if (this.#isInTable && !this.#isCellOpen) this.#startCell();
    else if (!this.#isInTable && this.#hasRow) this.#leaveTable();
    this.#collector.write(text);
  }

  get #group(): Group {
    return this.#groups[this.#groups.length - 1]!;
  }
}

function createGroup(): Group {
  return {
    isSkipped: false,
    isHidden: false,
    metaKey: null,
    skipAfterUnicode: 1,
    isFirstWord: false,
    isOptional: false,
  };
}

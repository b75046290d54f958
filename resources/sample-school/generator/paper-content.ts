import type { PaperKind } from '../../../src-shared/domain/source.ts';
import type { TruthFields } from './truth.ts';

/** A label with what stands beside it; an empty value is a blank left unfilled. */
export type LabelledValue = { label: string; value: string };

/** One part of a paper, before it has a looks or a format. */
export type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'fields'; fields: LabelledValue[] }
  | { kind: 'grid'; header: string[]; rows: string[][] /** Relative widths of the columns. */; weights: number[] }
  | { kind: 'right'; text: string }
  | { kind: 'signatures'; labels: string[] };

/** What a paper says, in order. */
export type PaperContent = {
  /** The school's or another institution's heading lines. */
  letterhead: string[];
  title: string;
  blocks: Block[];
  footer: string | null;
  /** Whether the page lies on its side. */
  landscape?: boolean;
};

/** A paper's words together with what is true of them. */
export type Draft = {
  paperKind: PaperKind;
  /** What a secretary would call the file, without extension. */
  fileTitle: string;
  content: PaperContent;
  people: string[];
  fields: TruthFields;
  records?: TruthFields[];
};

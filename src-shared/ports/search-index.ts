import type { Locator } from '../domain/evidence.ts';
import type { SourceId } from '../domain/identifiers.ts';
import type { SourceFilter } from './source-repository.ts';

/** The papers whose passages are looked at; all live ones when it says nothing. */
export type SearchFilter = Pick<
  SourceFilter,
  'folderId' | 'paperKinds' | 'personId' | 'from' | 'to' | 'ids' | 'exceptIds'
>;

export type SearchHit = {
  passageId: number;
  sourceId: SourceId;
  name: string;
  path: string | null;
  /** The passage's place, with the boxes of the words that matched painted. */
  locator: Locator;
  text: string;
  /** Offsets into `text` of the words that matched. */
  highlights: { start: number; end: number }[];
  /**
   * The sentences of `text` that answer best, and how much of the query (by how rare its words are) they hold, 0 to 1.
   */
  answer: { start: number; end: number; share: number };
  /** Higher is better; comparable inside one answer only. */
  score: number;
};

/** A passage by its id, which is never given to another text. */
export type IndexedPassage = { id: number; sourceId: SourceId; text: string };

/** Lexical search in Spanish over the passages of every live source; exact phrases first. */
export type SearchIndex = {
  search(query: string, filter: SearchFilter, limit: number): Promise<SearchHit[]>;
  /** The passages that `search` gives, by id and without their places: a fraction of its time. */
  rank(query: string, filter: SearchFilter, limit: number): Promise<number[]>;
  /** Of passages that were found otherwise, those that the filter lets through, in their order, as few of a paper as in `search`. */
  sift(passageIds: readonly number[], filter: SearchFilter, limit: number): Promise<number[]>;
  /** Passages in the order given, as hits of `query`; those that the filter leaves out are not there. */
  describe(query: string, passageIds: readonly number[], filter: SearchFilter, limit: number): Promise<SearchHit[]>;
  /**
   * Of every paper that holds all the words of a text in one passage, whatever their endings, its first such passage, the
   * newest paper last. With `together` the words stand close by one another, as those of a name do. Empty for no words.
   */
  holding(text: string, filter: SearchFilter, together: boolean): Promise<number[]>;
  /** The passages with an id above `after`, trashed papers' too, in order: for work that goes through all. */
  passagesAfter(after: number, limit: number): Promise<IndexedPassage[]>;
  /** How many passages there are, and the id of the newest (0 for none). */
  extent(): Promise<{ passages: number; newest: number }>;
  /** Leaves on the disk no word of passages that are gone; goes through the whole index. */
  scrub(): Promise<void>;
};

import type { LabelDictionary } from '../../domain/school-labels.ts';
import type { PaperKind } from '../../domain/source.ts';
import type { LabelPlace } from './label-place.ts';
import { findLabelPlaces } from './label-places.ts';
import { createLabelReader, type LabelReader } from './label-values.ts';
import { createPageMap, type PageMap } from './page-map.ts';
import { findInProse, type ProseFinding, paragraphEnds } from './prose-patterns.ts';
import type { QuotedPaper } from './rule-candidate.ts';

/** A page with its labels read, ready to be asked for columns. */
export type PageReading = {
  paper: QuotedPaper;
  kind: PaperKind;
  map: PageMap;
  places: readonly LabelPlace[];
  reader: LabelReader;
  prose: readonly ProseFinding[];
  /** Where paragraphs end. */
  ends: ReadonlySet<number>;
};

/** Reads a page's labels; `skip` says which are the headers of lists. */
export function readPage(
  paper: QuotedPaper,
  page: PageMap['page'],
  kind: PaperKind,
  dictionary: LabelDictionary,
  skip: (place: LabelPlace) => boolean,
): PageReading {
  const map = createPageMap(page);
  const ends = paragraphEnds(map);
  const places = findLabelPlaces(map, ends, dictionary, kind).filter((place) => !skip(place));
  return {
    paper,
    kind,
    map,
    places,
    ends,
    reader: createLabelReader(map, places),
    prose: findInProse(map, kind, ends),
  };
}

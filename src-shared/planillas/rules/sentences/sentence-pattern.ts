import type { Attribute, Role } from '../../../domain/school-vocabulary.ts';
import type { PaperKind } from '../../../domain/source.ts';

/**
 * A sentence's way of saying something: the named group `value` holds it; written against folded text. `parent` is
 * the mother or the father, as the name tells; no `kinds` means every kind of paper.
 */
export type SentencePattern = {
  key: Attribute;
  role?: Role | 'parent';
  kinds?: readonly PaperKind[];
  pattern: RegExp;
  confidence: number;
};

/** A person's name, for `value`. */
export const name = "(?<value>[a-z][a-z'. ,-]{4,60}?)";
/** A date, for `value`. */
export const date = '(?<value>\\d[^.;,]{3,32}?\\d{4}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4})(?!\\d)';

import type { LabelKey } from '../../domain/label-scanner.ts';
import type { Segment } from './page-segments.ts';
import type { ReadRange } from './rule-candidate.ts';
import type { Owner } from './sections.ts';

/** A label as it stands on a page. */
export type LabelPlace = {
  key: LabelKey;
  /** Whose it is, told by its own words, its section or its sentence. */
  owner: Owner;
  start: number;
  end: number;
  segment: Segment;
  /** How sure it is that these words are a label here, from 0 to 1. */
  quality: number;
  /** A colon, dash or line of dots stands between it and its value. */
  separated: boolean;
  /** Nothing but it stands in its segment: the value is beside, below or above. */
  whole: boolean;
  /** In a cell of several lines, the lines after the label: its value stands there when they say something. */
  rest: readonly ReadRange[] | null;
  /** It only names whose the value is ("Madre"), which may itself be an answer ("Vínculo: madre"). */
  roleOnly: boolean;
  /** It has further words than a label that is known ("Hora del llamado"): it asks for less. */
  narrower: boolean;
  /** In the middle of a sentence: only a value that follows at once counts. */
  inProse: boolean;
};

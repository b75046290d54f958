import type { DocumentText } from '../../domain/document-text.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import type { TaskContext } from '../../domain/job.ts';
import type { Candidate, Cell, Column } from '../../domain/planilla.ts';
import type { FillUnit } from './fill-units.ts';

/** A column that the model may be asked about, with what the rules made of it. */
export type ModelQuestion = {
  column: Column;
  candidates: Candidate[];
  decided: Pick<Cell, 'state' | 'value'> | undefined;
};

/** The model's step of the cascade. */
export type ReadWithModel = {
  /** Tells cells read with this model and prompt from others. */
  readonly version: string;
  /** For each question: the candidates to decide from now, or null to leave it as the rules left it. */
  read(
    unit: FillUnit,
    questions: ModelQuestion[],
    context: TaskContext & { getText: (id: SourceId) => Promise<DocumentText | null> },
  ): Promise<(Candidate[] | null)[]>;
};

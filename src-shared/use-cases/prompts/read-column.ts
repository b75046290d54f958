import { decideCell } from '../../domain/decide-cell.ts';
import { type ColumnId, createId } from '../../domain/identifiers.ts';
import type { TaskContext } from '../../domain/job.ts';
import { type Column, columnDefinitionSchema } from '../../domain/planilla.ts';
import type { LanguageModel } from '../../ports/language-model.ts';
import { createModelReader } from '../fill/create-model-reader.ts';
import type { Trying } from './trying.ts';
import type { PaperToWriteFrom } from './write-from-paper.ts';

/** What a column with this instruction reads in the paper: each value with its proof. */
export async function* readColumn(
  model: LanguageModel,
  { paper, name, instruction }: { paper: PaperToWriteFrom; name: string; instruction: string },
  context: TaskContext,
): Trying {
  const definition = columnDefinitionSchema.parse({ name, instruction, type: 'text' });
  const column: Column = { ...definition, id: createId<ColumnId>(), position: 0, hidden: false, approvedAt: null };
  const { source, text } = paper;
  const read = await createModelReader(model, { secondReading: false }).read(
    { kind: 'paper', label: source.name, source },
    [{ column, candidates: [], decided: undefined }],
    { ...context, getText: async () => text },
  );
  const candidates = read[0] ?? [];
  const { state } = decideCell(candidates, definition);
  for (const [index, { value, evidence }] of candidates.slice(0, 10).entries()) {
    const [proof] = evidence;
    const place = { number: index + 1, name: source.name, path: source.originPath };
    yield {
      text: value,
      mark: state === 'found' ? 'proven' : 'unproven',
      citations: proof ? [{ ...proof, ...place }] : [],
    };
  }
  return {};
}

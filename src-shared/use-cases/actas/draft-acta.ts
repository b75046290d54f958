import { z } from 'zod';
import { unprovenLines } from '../../domain/acta/acta-lines.ts';
import type { ActaSection } from '../../domain/acta/acta-record.ts';
import { namesSaid } from '../../domain/acta/rests-on.ts';
import { AppError, toAppError } from '../../domain/errors.ts';
import type { ActaId } from '../../domain/identifiers.ts';
import type { JobOutcome, TaskContext } from '../../domain/job.ts';
import { jobSteps, jobSummaries } from '../../domain/job-messages.ts';
import type { ActaRepository } from '../../ports/acta-repository.ts';
import type { LanguageModel } from '../../ports/language-model.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import type { TranscriptRepository } from '../../ports/transcript-repository.ts';
import { type DraftedSection, draftActaPrompt, draftedSections } from '../../prompts/draft-acta.ts';
import { linesOf, loadDraft } from './acta-access.ts';
import { draftedLines } from './drafted-lines.ts';
import type { createEditActaLines } from './edit-acta-lines.ts';
import { cutIntoWindows, type ReadSegment, readSegments } from './numbered-segments.ts';

export type DraftActaPorts = {
  actas: ActaRepository;
  sources: SourceRepository;
  transcripts: Pick<TranscriptRepository, 'get'>;
  findModel: () => Promise<LanguageModel | null>;
};

/** Tokens of the longest answer; what the rules, the question and the schema take beside it. */
const answerTokens = 1500;
const promptTokens = 900;
/** Spanish text, measured on usual tokenizers: a token is at least this many characters. */
const charactersPerToken = 2.5;

const answerSchema = z.object({ renglones: z.array(z.unknown()) });

/** The sections that a draft of one replaces: who was there and who was missed are told together. */
const replaced: Record<DraftedSection, readonly ActaSection[]> = {
  present: ['present', 'absent'],
  agenda: ['agenda'],
  topics: ['topics'],
  decisions: ['decisions'],
};

/**
 * Drafts an acta with a model, a section after another: each takes the place of what the rules drafted as soon as it is
 * whole. A section that the model cannot write stays as it was, and is told. Taken up again, it goes on with the next section.
 */
export function createDraftActa(
  ports: DraftActaPorts,
  edit: Pick<ReturnType<typeof createEditActaLines>, 'replaceDraft'>,
) {
  const { actas, sources, transcripts, findModel } = ports;
  return {
    /** What a job that drafts it is called. */
    async title({ actaId }: { actaId: ActaId }): Promise<string> {
      return (await sources.get((await loadDraft(actas, actaId)).sourceId))?.name ?? '';
    },

    /** Throws `ACTA_IS_APPROVED`, `ACTA_NEEDS_TRANSCRIPT`, `MODEL_NOT_CHOSEN`, `MODEL_UNAVAILABLE`. */
    async run({ actaId }: { actaId: ActaId }, context: TaskContext): Promise<JobOutcome<{ actaId: ActaId }>> {
      const acta = await loadDraft(actas, actaId);
      const segments = readSegments((await transcripts.get(acta.sourceId))?.segments ?? []);
      if (segments.length === 0) throw new AppError('ACTA_NEEDS_TRANSCRIPT', { name: await this.title({ actaId }) });
      const model = await findModel();
      if (model === null) throw new AppError('MODEL_NOT_CHOSEN');
      const windows = cutIntoWindows(
        segments,
        (model.contextTokens - answerTokens - promptTokens) * charactersPerToken,
      );
      const names = namesSaid(segments);
      const failures: { item: string; code: string }[] = [];
      for (const [index, section] of draftedSections.entries()) {
        if (index < placeOf(context)) continue;
        try {
          const progress = { done: index * windows.length, total: draftedSections.length * windows.length };
          const answers = await askAll({ model, section, windows, progress }, context);
          const drafted = draftedLines(section, answers, names);
          if (drafted.length > 0) await edit.replaceDraft({ actaId, sections: replaced[section], drafted }, context);
        } catch (error) {
          const { code } = toAppError(error);
          if (code !== 'MODEL_FAILED' || context.signal.aborted) throw error;
          failures.push({ item: jobSteps.draftingActa[section], code });
        }
        await context.keepPlace?.(String(index + 1));
      }
      const lines = await linesOf(actas, await loadDraft(actas, actaId));
      const counts = { lines: lines.length, unproven: unprovenLines(lines).length };
      return { result: { actaId }, summary: jobSummaries.actaDrafted(counts), failures };
    },
  };
}

/** How many sections were drafted before a stop. */
function placeOf({ place }: TaskContext): number {
  return typeof place === 'string' ? Number(place) || 0 : 0;
}

type Asking = {
  model: LanguageModel;
  section: DraftedSection;
  windows: readonly ReadSegment[][];
  progress: { done: number; total: number };
};

async function askAll({ model, section, windows, progress }: Asking, { signal, report }: TaskContext) {
  const answers: { items: readonly unknown[]; window: readonly ReadSegment[] }[] = [];
  for (const [index, window] of windows.entries()) {
    signal.throwIfAborted();
    report({ step: jobSteps.draftingActa[section], done: progress.done + index, total: progress.total });
    const request = { ...draftActaPrompt(section, window), maximumTokens: answerTokens };
    const answer = answerSchema.safeParse(await model.generate(request, { signal }));
    if (!answer.success) throw new AppError('MODEL_FAILED');
    answers.push({ items: answer.data.renglones, window });
  }
  return answers;
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createLocalHost, type LocalHost } from '../../src-main/host/create-local-host.ts';
import { localConfiguration } from '../../src-main/host/local-configuration.ts';
import type { Answer } from '../../src-shared/domain/answer.ts';
import type { SourceId } from '../../src-shared/domain/identifiers.ts';
import type { LibrarySettings } from '../../src-shared/domain/library-settings.ts';
import type { QuestionSet } from './question-set.ts';

/** Shares of 1, but for the times. Null where the set cannot tell. */
export type Evaluation = {
  questions: number;
  /** The document asked for is the first one, or among the first five. */
  recallAt1: number;
  recallAt5: number;
  /** The first proof holds what people answered. */
  firstProofHoldsAnswer: number | null;
  /** Refused when asked of its own document alone: those that it does not answer, and those that it does. */
  refusedUnanswerable: number | null;
  refusedAnswerable: number;
  /** Proofs whose words stand where they say. */
  grounded: number;
  proofs: number;
  medianMs: number;
  p95Ms: number;
};

type Documents = { nameOf: Map<SourceId, string>; idOf: Map<string, SourceId> };

/** Asks a whole set of a library with these settings that holds each of its documents as a paper. */
export async function evaluate(set: QuestionSet, settings: Partial<LibrarySettings> = {}): Promise<Evaluation> {
  const folder = mkdtempSync(join(tmpdir(), 'evaluation-'));
  const configuration = localConfiguration({ library: join(folder, 'library'), plain: true, cores: 2 }, {});
  const host = await createLocalHost(configuration);
  try {
    await host.client.library.updateSettings(settings);
    return await askAll(host, set, await ingest(host, set, join(folder, 'papers')));
  } finally {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ingest({ client }: LocalHost, set: QuestionSet, folder: string): Promise<Documents> {
  const documentAt = new Map<string, string>();
  for (const [index, [name, text]] of [...set.documents].entries()) {
    // One name for all, that says nothing: what is measured is the text.
    const path = join(folder, String(index), 'papel.txt');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    documentAt.set(path, name);
  }
  const { jobId } = await client.sources.ingestPaths({ paths: [folder] });
  for await (const job of await client.jobs.watch({ jobId })) {
    if (job.state === 'failed') throw new Error(`The documents could not be read: ${job.errorCode}`);
  }
  const documents: Documents = { nameOf: new Map(), idOf: new Map() };
  for (let offset = 0; offset < set.documents.size; offset += 500) {
    const order = { by: 'name', descending: false } as const;
    const { items } = await client.sources.list({ filter: {}, order, offset, limit: 500 });
    for (const { id, originPath } of items) {
      const name = documentAt.get(originPath ?? '');
      if (name === undefined) continue;
      documents.nameOf.set(id, name);
      documents.idOf.set(name, id);
    }
  }
  return documents;
}

async function askAll(host: LocalHost, set: QuestionSet, documents: Documents): Promise<Evaluation> {
  const tally = { at1: 0, at5: 0, holds: 0, answered: 0, refused: 0, refusedWrongly: 0, grounded: 0, proofs: 0 };
  const times: number[] = [];
  const answerable = set.questions.filter(({ isAnswerable }) => isAnswerable);
  for (const question of set.questions) {
    const own = documents.idOf.get(question.document);
    const alone = await ask(host, question.text, own === undefined ? [] : [own]);
    if (!alone.found && question.isAnswerable) tally.refusedWrongly += 1;
    if (!alone.found && !question.isAnswerable) tally.refused += 1;
    if (!question.isAnswerable) continue;
    const answer = await ask(host, question.text);
    times.push(answer.ms);
    const found = [...new Set(answer.retrieved.map(({ sourceId }) => documents.nameOf.get(sourceId)))];
    if (found[0] === question.document) tally.at1 += 1;
    if (found.slice(0, 5).includes(question.document)) tally.at5 += 1;
    if (question.answers.length > 0) tally.answered += 1;
    if (question.answers.some((gold) => answer.citations[0]?.quote.includes(gold))) tally.holds += 1;
    tally.proofs += answer.citations.length;
    tally.grounded += await countGrounded(host, answer);
  }
  times.sort((left, right) => left - right);
  const unanswerable = set.questions.length - answerable.length;
  return {
    questions: set.questions.length,
    recallAt1: tally.at1 / answerable.length,
    recallAt5: tally.at5 / answerable.length,
    firstProofHoldsAnswer: tally.answered > 0 ? tally.holds / tally.answered : null,
    refusedUnanswerable: unanswerable > 0 ? tally.refused / unanswerable : null,
    refusedAnswerable: tally.refusedWrongly / answerable.length,
    grounded: tally.proofs > 0 ? tally.grounded / tally.proofs : 1,
    proofs: tally.proofs,
    medianMs: times[Math.floor(times.length / 2)] ?? 0,
    p95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
  };
}

async function ask({ client }: LocalHost, question: string, sourceIds?: SourceId[]): Promise<Answer> {
  for await (const event of await client.ask.ask({ question, scope: { sourceIds } })) {
    if (event.type === 'answer') return event.answer;
  }
  throw new Error('The question was not answered');
}

/** Proofs whose quote is what stands at their place on their page. */
async function countGrounded({ client }: LocalHost, { citations }: Answer): Promise<number> {
  let grounded = 0;
  for (const { sourceId, locator, quote } of citations) {
    if (locator.type === 'time') continue;
    const page = await client.sources.page({ sourceId, page: locator.page });
    if (page.text.slice(locator.start, locator.end) === quote) grounded += 1;
  }
  return grounded;
}

import { AppError } from '../domain/errors.ts';
import type { SourceId } from '../domain/identifiers.ts';
import type { JobOutcome } from '../domain/job.ts';
import { jobSummaries } from '../domain/job-messages.ts';
import type { Source } from '../domain/source.ts';

/** What became of one file. */
export type IngestedPaper = {
  path: string;
  sourceId: SourceId | null;
  status: 'ready' | 'duplicate' | 'failed' | 'needs-password';
  kind: string | null;
  pages: number;
  characters: number;
  ocrPages: number;
  quality: string | null;
  errorCode: string | null;
  ms: number;
};

/** How the reading of a source came out. */
export function statusOf(source: Source): IngestedPaper['status'] {
  if (source.status === 'ready' || source.status === 'needs-password') return source.status;
  if (source.status === 'failed') return 'failed';
  throw new AppError('INTERNAL', {}, { cause: new Error(`A paper that was read is still ${source.status}`) });
}

/** What became of a file that is a source. */
export function outcome(source: Source, path: string, status: IngestedPaper['status'], ms: number): IngestedPaper {
  const { pages, characters, ocrPages, quality, errorCode } = source;
  return {
    path,
    sourceId: source.id,
    status,
    kind: source.format,
    pages,
    characters,
    ocrPages,
    quality,
    errorCode,
    ms,
  };
}

/** What became of a file that is none. */
export function failure(path: string, errorCode: string, ms: number): IngestedPaper {
  const nothingRead = { kind: null, pages: 0, characters: 0, ocrPages: 0, quality: null };
  return { path, sourceId: null, status: 'failed', ...nothingRead, errorCode, ms };
}

/** What an intake came to. */
export function summarize(papers: IngestedPaper[]): JobOutcome<{ papers: IngestedPaper[] }> {
  const count = (status: IngestedPaper['status']) => papers.filter((paper) => paper.status === status).length;
  const failures = papers
    .filter((paper) => paper.status === 'failed' || paper.status === 'needs-password')
    .map((paper) => ({ item: paper.path, code: paper.errorCode ?? 'INTERNAL' }));
  const summary = jobSummaries.ingested({
    ready: count('ready'),
    duplicate: count('duplicate'),
    failed: count('failed'),
    needPassword: count('needs-password'),
  });
  return { result: { papers }, summary, failures };
}

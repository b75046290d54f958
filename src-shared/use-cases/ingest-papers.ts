import type { EmbeddedFile } from '../domain/document-text.ts';
import { AppError, toAppError } from '../domain/errors.ts';
import type { FolderId, SourceId } from '../domain/identifiers.ts';
import type { JobOutcome, TaskContext } from '../domain/job.ts';
import { jobSteps } from '../domain/job-messages.ts';
import type { Person } from '../domain/person.ts';
import type { Source } from '../domain/source.ts';
import type { FolderWalker } from '../ports/folder-walker.ts';
import type { PersonRepository } from '../ports/person-repository.ts';
import type { SettingsRepository } from '../ports/settings-repository.ts';
import type { SourceRepository } from '../ports/source-repository.ts';
import { rememberedPassword, rememberPassword } from './file-passwords.ts';
import { failure, type IngestedPaper, outcome, statusOf, summarize } from './ingested-paper.ts';
import { isLibraryFailure } from './library-failure.ts';
import { createMatchPaper, type MatchPaperPorts } from './match-paper.ts';
import { createReadPaper, type ReadPaperPorts } from './read-paper.ts';
import { createRegisterPaper, type PaperToRegister, type RegisterPaperPorts } from './register-paper.ts';
import { runConcurrently } from './run-concurrently.ts';

export type IngestPapersPorts = RegisterPaperPorts &
  ReadPaperPorts &
  MatchPaperPorts & {
    walker: FolderWalker;
    settings: SettingsRepository;
    people: PersonRepository;
    sources: SourceRepository;
    /** How many papers are read at once: the readers' processes. */
    readersAtOnce: number;
  };

type WaitingPaper = { source: Source; path: string; startedAt: number; depth: number };

type Intake = { papers: IngestedPaper[]; waiting: WaitingPaper[]; folderId: FolderId | null; password?: string };

/** How deep files inside files are taken in: a paper in an archive attached to an e-mail in an archive. */
const maximumDepth = 3;

/**
 * Takes files and folders in: first every file is copied into the library and shown, in order; then they are read,
 * several at once, attachments after what they came in. Running it again after a stop goes on where it stood.
 */
export function createIngestPapers(ports: IngestPapersPorts) {
  const registerPaper = createRegisterPaper(ports);
  const readPaper = createReadPaper(ports);
  const matchPaper = createMatchPaper(ports);
  const { clock } = ports;

  return {
    /** Files and folders of this PC. `originOf` says where a file came from when its path would say nothing. */
    async ingestPaths(
      input: { paths: string[]; folderId?: FolderId; password?: string; originOf?: (path: string) => string },
      context: TaskContext,
    ): Promise<JobOutcome<{ papers: IngestedPaper[] }>> {
      const intake: Intake = { papers: [], waiting: [], folderId: input.folderId ?? null, password: input.password };
      for await (const file of ports.walker.walk(input.paths, { signal: context.signal })) {
        if ('errorCode' in file) tell(intake, failure(file.path, file.errorCode, 0), context);
        else {
          const originPath = input.originOf?.(file.path) ?? file.path;
          await register(intake, { ...file, originPath, content: { kind: 'path', path: file.path } }, context);
        }
      }
      return readAll(intake, context);
    },

    /**
     * Sources that are in the library already: uploads, papers to read again (which wait, marked as unread), a paper
     * whose password is now known. What is read already stays as it is.
     */
    async readSources(
      input: { sourceIds: SourceId[]; password?: string },
      context: TaskContext,
    ): Promise<JobOutcome<{ papers: IngestedPaper[] }>> {
      const intake: Intake = { papers: [], waiting: [], folderId: null, password: input.password };
      for (const sourceId of input.sourceIds) {
        const source = await ports.sources.get(sourceId);
        if (!source || source.trashedAt !== null) continue;
        const paper = { source, path: source.originPath ?? source.name, startedAt: clock.now(), depth: 0 };
        if (source.status !== 'ready') intake.waiting.push(paper);
        else {
          tell(intake, outcome(source, paper.path, 'ready', 0), context);
          await resumeInside(intake, paper);
        }
      }
      return readAll(intake, context);
    },

    registerPaper,
  };

  async function register(
    intake: Intake,
    file: Pick<PaperToRegister, 'name' | 'content' | 'originPath'>,
    context: TaskContext,
  ): Promise<void> {
    context.signal.throwIfAborted();
    context.report({ step: jobSteps.registering(file.name), done: intake.waiting.length });
    const startedAt = clock.now();
    const paper = { ...file, folderId: intake.folderId, parentId: null };
    await enter(intake, paper, { startedAt, depth: 0 }, context);
  }

  /** Registers one file; trouble with that file alone is kept as its outcome. */
  async function enter(
    intake: Intake,
    paper: PaperToRegister,
    at: { startedAt: number; depth: number },
    context: TaskContext,
  ): Promise<void> {
    const path = paper.originPath ?? paper.name;
    try {
      const { source, isDuplicate } = await registerPaper(paper, context);
      const mayOpenNow = intake.password !== undefined && source.status === 'needs-password';
      if (isDuplicate && !mayOpenNow)
        tell(intake, outcome(source, path, 'duplicate', clock.now() - at.startedAt), context);
      else if (source.status === 'ready') {
        tell(intake, outcome(source, path, 'ready', 0), context);
        await resumeInside(intake, { source, path, ...at });
      } else intake.waiting.push({ source, path, ...at });
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === 'CANCELLED' || error.code === 'INTERNAL' || isLibraryFailure(error)) throw error;
      tell(intake, failure(path, error.code, clock.now() - at.startedAt), context);
    }
  }

  /** What came inside a paper that an interrupted job had read, and was itself still waiting when that job stopped. */
  async function resumeInside(intake: Intake, parent: WaitingPaper): Promise<void> {
    for (const id of await ports.sources.listIds({ parentId: parent.source.id })) {
      const source = await ports.sources.get(id);
      if (!source) continue;
      const inside = { ...parent, source, path: source.originPath ?? source.name, depth: parent.depth + 1 };
      if (source.status === 'ready') await resumeInside(intake, inside);
      else if (source.status === 'queued') intake.waiting.push(inside);
    }
  }

  async function readAll(intake: Intake, context: TaskContext): Promise<JobOutcome<{ papers: IngestedPaper[] }>> {
    const roster = await ports.people.list({});
    let done = 0;
    await runConcurrently(intake.waiting, ports.readersAtOnce, async (paper) => {
      context.signal.throwIfAborted();
      context.report({ step: jobSteps.reading(paper.source.name), done, total: intake.waiting.length });
      await readOne(intake, paper, roster, context);
      done++;
      context.report({ step: jobSteps.reading(paper.source.name), done, total: intake.waiting.length });
    });
    return summarize(intake.papers);
  }

  async function readOne(intake: Intake, paper: WaitingPaper, roster: readonly Person[], context: TaskContext) {
    const startedAt = clock.now();
    const beforeReady = async (source: Source, embedded: EmbeddedFile[]) => {
      if (paper.depth < maximumDepth) await enterEmbedded(intake, { ...paper, source }, embedded, context);
      await matchPaper({ sourceId: source.id, roster }, context);
    };
    const password = intake.password ?? (await rememberedPassword(ports.settings, paper.source.id));
    const source = await readPaper({ sourceId: paper.source.id, password, beforeReady }, context).catch(unlessNotHere);
    if (source === null) return tell(intake, failure(paper.path, 'FILE_NOT_HERE', clock.now() - startedAt), context);
    if (intake.password !== undefined && source.status === 'ready') {
      await rememberPassword(ports.settings, source.id, intake.password);
    }
    tell(intake, outcome(source, paper.path, statusOf(source), clock.now() - startedAt), context);
  }

  async function enterEmbedded(intake: Intake, parent: WaitingPaper, embedded: EmbeddedFile[], context: TaskContext) {
    for (const file of embedded) {
      const inside: PaperToRegister = {
        // Where it stood inside is told by its origin; its name is a file's.
        name: file.name.slice(file.name.lastIndexOf('/') + 1),
        content: { kind: 'bytes', bytes: file.bytes },
        originPath: `${parent.path} › ${file.name}`,
        folderId: parent.source.folderId,
        parentId: parent.source.id,
      };
      await enter(intake, inside, { startedAt: clock.now(), depth: parent.depth + 1 }, context);
    }
  }
}

/** Null for a paper of another PC whose file is not here. */
function unlessNotHere(thrown: unknown): null {
  if (thrown instanceof AppError && thrown.code === 'FILE_NOT_HERE') return null;
  throw thrown;
}

/** Keeps what became of a file, and says it at once to whoever listens. */
function tell({ papers }: Intake, paper: IngestedPaper, { deliver }: TaskContext): void {
  papers.push(paper);
  deliver?.(paper);
}

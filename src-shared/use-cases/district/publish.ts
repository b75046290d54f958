import { publicationVersionChange, publicationWithdrawalChange } from '../../domain/changes.ts';
import type { AuditAction } from '../../domain/district/audit.ts';
import { plainText } from '../../domain/district/plain-text.ts';
import { AppError } from '../../domain/errors.ts';
import { foldText } from '../../domain/fold-text.ts';
import { createId, type PublicationId } from '../../domain/identifiers.ts';
import type { Change } from '../../domain/operation.ts';
import {
  type PublicationDraft,
  type PublicationVersion,
  type PublishedContent,
  publishedName,
} from '../../domain/publication.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DistrictLog } from '../../ports/district-log.ts';
import type { DistrictOffice } from '../../ports/district-office.ts';
import { callerOf, type SignedIn } from './callers.ts';
import { type LoggedPublication, operationsOf, publicationEntities, publicationsIn } from './publications-in-log.ts';

type PublishingPorts = {
  log: DistrictLog;
  office: DistrictOffice;
  clock: Clock;
  /** What a draft is, once it is looked at as closely as a school looks at its own; keeps its file. */
  complete: (draft: PublicationDraft) => Promise<PublishedContent>;
};

/** What a district publishes for its schools. */
export type Publishing = {
  /** By name. */
  list(): Promise<LoggedPublication[]>;
  /** Throws `NOT_IN_DISTRICT`. */
  get(id: PublicationId): Promise<LoggedPublication>;
  /**
   * A new publication, or a new version of one that is known, which is offered again if it was withdrawn. Throws
   * `NOT_IN_DISTRICT`, `PUBLISHED_NAME_TAKEN`, `INVALID_INPUT` for a version that is of another kind, or a name that the
   * audit could not tell.
   */
  publish(who: SignedIn, wish: { id: PublicationId | null; draft: PublicationDraft; note: string }): Promise<Published>;
  /** Makes an old version the newest one, under the next number. Throws `NOT_IN_DISTRICT`, `PUBLISHED_NAME_TAKEN`. */
  putBack(who: SignedIn, wish: { id: PublicationId; version: number; note: string }): Promise<Published>;
  /** Schools keep what they made of it, and are offered it no more. Throws `NOT_IN_DISTRICT`. */
  withdraw(who: SignedIn, wish: { id: PublicationId; reason: string }): Promise<void>;
  /** Throws `NOT_IN_DISTRICT`, `PUBLISHED_NAME_TAKEN`. */
  offer(who: SignedIn, wish: { id: PublicationId }): Promise<void>;
};

type Published = { id: PublicationId; version: number };

/** What is to be written, once it is known what there is; `about` is what the audit says of it. */
type Decision<Result> = { changes: Change[]; result: Result; about: { id: PublicationId; reason: string } };

/** No kind has names that are longer. */
const tellableName = plainText(200);

/**
 * Publishes in the district's log, which every PC of its schools follows. The log says by itself what was done; the audit
 * follows it, so that nothing is audited that was not done.
 */
export function createPublishing({ log, office, clock, complete }: PublishingPorts): Publishing {
  const all = async () => publicationsIn(await log.heads('district', publicationEntities));

  async function write<Result>(
    signedIn: SignedIn,
    action: AuditAction,
    decide: (known: LoggedPublication[]) => Decision<Result>,
  ): Promise<Result> {
    const { about, result } = await log.write('district', async (writing) => {
      const heads = await writing.heads(publicationEntities);
      const decision = decide(publicationsIn(heads));
      const { tip } = await writing.append([]);
      const said = { heads, tip, nowMs: clock.now(), actor: signedIn.user.fullName, group: crypto.randomUUID() };
      await writing.append(operationsOf(decision.changes, said));
      return decision;
    });
    const { actor, reach } = callerOf(signedIn);
    const subject = { kind: 'publication', id: about.id } as const;
    const entry = { actor, action, subject, schoolId: null, reason: about.reason, result: 'done' };
    await office.enter(reach, ({ audit }) => audit.append(entry));
    return result;
  }

  function publishContent(
    { user }: SignedIn,
    known: LoggedPublication[],
    { id, content, note }: { id: PublicationId | null; content: PublishedContent; note: string },
  ): Decision<Published> {
    const before = id === null ? null : demand(known, id);
    if (before && before.versions[0].content.kind !== content.kind)
      throw new AppError('INVALID_INPUT', { detail: 'kind' });
    if (!tellableName.safeParse(publishedName(content)).success)
      throw new AppError('INVALID_INPUT', { detail: 'name' });
    refuseTakenName(known, content, before);
    const version: PublicationVersion = {
      publicationId: before?.id ?? createId<PublicationId>(),
      version: (before?.versions[0].version ?? 0) + 1,
      content,
      note,
      publishedAt: new Date(clock.now()).toISOString(),
      by: user.fullName,
    };
    const { publicationId } = version;
    const isWithdrawn = before !== null && before.withdrawnAt !== null;
    return {
      changes: [
        publicationVersionChange(version),
        ...(isWithdrawn ? [publicationWithdrawalChange(publicationId, null)] : []),
      ],
      result: { id: publicationId, version: version.version },
      about: { id: publicationId, reason: about(content, note) },
    };
  }

  return {
    async list() {
      const named = (await all()).map((each) => ({ each, name: foldText(nameOf(each)) }));
      return named.sort((one, other) => (one.name < other.name ? -1 : 1)).map(({ each }) => each);
    },
    get: async (id) => demand(await all(), id),
    async publish(signedIn, { id, draft, note }) {
      const content = await complete(draft);
      return write(signedIn, 'publication.publish', (known) => publishContent(signedIn, known, { id, content, note }));
    },
    putBack: (signedIn, { id, version, note }) =>
      write(signedIn, 'publication.publish', (known) => {
        const older = demand(known, id).versions.find((each) => each.version === version);
        if (older === undefined) throw new AppError('NOT_IN_DISTRICT');
        return publishContent(signedIn, known, { id, content: older.content, note });
      }),
    withdraw: (signedIn, { id, reason }) =>
      write(signedIn, 'publication.withdraw', (known) => {
        const { content } = demand(known, id).versions[0];
        const changes = [publicationWithdrawalChange(id, new Date(clock.now()).toISOString())];
        return { changes, result: undefined, about: { id, reason: about(content, reason) } };
      }),
    offer: (signedIn, { id }) =>
      write(signedIn, 'publication.offer', (known) => {
        const publication = demand(known, id);
        const { content } = publication.versions[0];
        refuseTakenName(known, content, publication);
        const changes = [publicationWithdrawalChange(id, null)];
        return { changes, result: undefined, about: { id, reason: about(content, '') } };
      }),
  };
}

function nameOf({ versions: [{ content }] }: LoggedPublication): string {
  return publishedName(content);
}

/** What it is called, and why it was done: the log of a district is no place that the audit could look into. */
function about(content: PublishedContent, why: string): string {
  return why === '' ? publishedName(content) : `${publishedName(content)}: ${why}`;
}

function demand(known: readonly LoggedPublication[], id: PublicationId): LoggedPublication {
  const found = known.find((publication) => publication.id === id);
  if (found === undefined) throw new AppError('NOT_IN_DISTRICT');
  return found;
}

/** Two of one kind with one name would stand side by side in every school. */
function refuseTakenName(
  known: readonly LoggedPublication[],
  content: PublishedContent,
  except: LoggedPublication | null,
): void {
  const name = publishedName(content);
  const taken = known.some(
    (other) =>
      other.id !== except?.id &&
      other.withdrawnAt === null &&
      other.versions[0].content.kind === content.kind &&
      foldText(nameOf(other)) === foldText(name),
  );
  if (taken) throw new AppError('PUBLISHED_NAME_TAKEN', { name });
}

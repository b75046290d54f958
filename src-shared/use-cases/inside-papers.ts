import type { SourceId } from '../domain/identifiers.ts';
import type { Source } from '../domain/source.ts';
import type { SourceRepository } from '../ports/source-repository.ts';

/*
 * An e-mail and its attachments, an archive and its files: what came inside a paper is a paper of its own, and goes to
 * the trash and comes back with the one that it came in.
 */

/** These papers, with what came inside them that is not in the trash yet. */
export async function withPapersInside(
  sources: Pick<SourceRepository, 'listInside'>,
  ids: readonly SourceId[],
): Promise<SourceId[]> {
  const inside = (await sources.listInside(ids)).filter((source) => source.trashedAt === null);
  return [...new Set([...ids, ...inside.map((source) => source.id)])];
}

/** These papers, with what went to the trash together with them: what was thrown away on its own stays there. */
export async function withPapersTrashedAlong(
  sources: Pick<SourceRepository, 'getMany' | 'listInside'>,
  ids: readonly SourceId[],
): Promise<SourceId[]> {
  const together = new Map<SourceId, Source>((await sources.getMany(ids)).map((source) => [source.id, source]));
  for (const source of await sources.listInside(ids)) {
    const parent = source.parentId === null ? undefined : together.get(source.parentId);
    if (source.trashedAt !== null && source.trashedAt === parent?.trashedAt) together.set(source.id, source);
  }
  return [...new Set([...ids, ...together.keys()])];
}

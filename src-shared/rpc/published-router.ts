import type { Publishing } from '../use-cases/district/publish.ts';
import type { ReadPublicationFile } from '../use-cases/district/read-publication-file.ts';
import { type PeopleBase, who } from './district-people-base.ts';

/** What the district publishes for its schools, answered. */
export function answerPublished(
  published: PeopleBase['district']['published'],
  { publishing, readPublicationFile }: { publishing: Publishing; readPublicationFile: ReadPublicationFile },
) {
  const named = ({ id, version }: Awaited<ReturnType<Publishing['publish']>>) => ({ publicationId: id, version });
  return published.router({
    list: published.list.handler(() => publishing.list()),
    get: published.get.handler(({ input }) => publishing.get(input.publicationId)),
    look: published.look.handler(({ input }) => readPublicationFile(input.file)),
    publish: published.publish.handler(async ({ input: { publicationId: id = null, draft, note }, context }) =>
      named(await publishing.publish(who(context), { id, draft, note })),
    ),
    publishTemplate: published.publishTemplate.handler(
      async ({ input: { publicationId: id = null, name, file, note }, context }) =>
        named(await publishing.publish(who(context), { id, draft: { kind: 'template', name, file }, note })),
    ),
    putBack: published.putBack.handler(async ({ input: { publicationId: id, version, note }, context }) =>
      named(await publishing.putBack(who(context), { id, version, note })),
    ),
    withdraw: published.withdraw.handler(({ input: { publicationId: id, reason }, context }) =>
      publishing.withdraw(who(context), { id, reason }),
    ),
    offer: published.offer.handler(({ input, context }) => publishing.offer(who(context), { id: input.publicationId })),
  });
}

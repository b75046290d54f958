import type { Json } from '../operation.ts';

/** What people are told of by name: the most things of one value that are looked up. */
const mostMentioned = 200;

const idPattern = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** The ids of other things in a value: what a person has to be told by name. Those of its proofs are not told. */
export function mentionedIds(value: Json): string[] {
  const ids = new Set<string>();
  const take = (text: string) => {
    for (const [id] of text.matchAll(idPattern)) if (ids.size < mostMentioned) ids.add(id.toLowerCase());
  };
  const visit = (part: Json): void => {
    if (typeof part === 'string') take(part);
    if (typeof part !== 'object' || part === null || ids.size >= mostMentioned) return;
    for (const [name, member] of Object.entries(part)) {
      take(name);
      if (name !== 'evidence') visit(member);
    }
  };
  visit(value);
  return [...ids];
}

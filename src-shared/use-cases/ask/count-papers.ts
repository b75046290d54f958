import { locateRange } from '../../domain/anchor-quote.ts';
import type { Answer, Citation } from '../../domain/answer.ts';
import { notInDocuments } from '../../domain/answer.ts';
import type { SourceListItem } from '../../domain/source.ts';
import type { UnderstoodQuestion } from '../../domain/understand-question.ts';
import type { SearchFilter } from '../../ports/search-index.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';

/** Papers that an answer names one by one; a planilla is the place for more. */
const mostNamed = 30;
const quoteCharacters = 160;

/** Whether a question counts or lists papers of a kind. */
export function isAboutPapers({ wants, paperKind, about }: UnderstoodQuestion): boolean {
  return wants !== 'passage' && paperKind !== null && about === 'papers';
}

/** Goes through every paper in scope and says how many are of the kind and of the dates asked for, each with its first words. */
export async function countPapers(
  sources: SourceRepository,
  { question, scope }: { question: UnderstoodQuestion; scope: SearchFilter },
): Promise<Pick<Answer, 'found' | 'text' | 'scan' | 'citations'>> {
  const inScope = { ...scope, statuses: ['ready' as const] };
  const asked = { ...inScope, paperKinds: [question.paperKind ?? 'other'], ...question.period };
  const order = { by: 'documentDate', descending: false } as const;
  const everything = await sources.list(inScope, order, { offset: 0, limit: 1 });
  const { items, total } = await sources.list(asked, order, { offset: 0, limit: mostNamed });
  const scan = { of: 'papers', read: everything.total, total: everything.total } as const;
  if (total === 0) return { found: false, text: notInDocuments, scan, citations: [] };
  const citations = (await Promise.all(items.map((item) => firstWords(sources, item)))).flatMap((one) => one ?? []);
  const numbered = citations.map((citation, index) => ({ ...citation, number: index + 1 }));
  const named = numbered.map(({ name, number }) => `${name} [${number}]`);
  const more = total > named.length ? `; y ${total - named.length} más` : '';
  return { found: true, text: `${total}: ${named.join('; ')}${more}.`, scan, citations: numbered };
}

async function firstWords(
  sources: SourceRepository,
  { id, name, originPath }: SourceListItem,
): Promise<Omit<Citation, 'number'> | null> {
  const page = await sources.getPage(id, 1);
  const line = page && /\S[^\n]*/.exec(page.text);
  if (!page || !line) return null;
  const quote = line[0].slice(0, quoteCharacters).trimEnd();
  const locator = locateRange({ pages: [page] }, 1, line.index, line.index + quote.length);
  return { sourceId: id, locator, quote, name, path: originPath };
}

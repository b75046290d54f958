import { locateRange } from '../../domain/anchor-quote.ts';
import type { Answer, Citation } from '../../domain/answer.ts';
import { notInDocuments } from '../../domain/answer.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import type { SourceListItem } from '../../domain/source.ts';
import type { UnderstoodQuestion } from '../../domain/understand-question.ts';
import type { SearchFilter, SearchIndex } from '../../ports/search-index.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import { citeRange } from './cite-range.ts';

/** Papers that an answer names one by one; a planilla is the place for more. */
const mostNamed = 50;
const quoteCharacters = 160;

type Counted = Pick<Answer, 'found' | 'text' | 'scan' | 'citations'>;
type Cited = { label: string; citation: Omit<Citation, 'number'> };
type Asked = { question: UnderstoodQuestion; scope: SearchFilter };

/** Whether a question counts or lists papers: of a kind, or that name or speak of something. */
export function isAboutPapers({ wants, paperKind, about, topic, courses }: UnderstoodQuestion): boolean {
  return wants !== 'passage' && about === 'papers' && courses.length === 0 && (paperKind !== null || topic !== '');
}

/**
 * Goes through every paper in scope and says how many are of the kind, of the dates and of the words asked for, each with
 * its proof: the place that says the words, or its own first words. Null where the words are a matter that no paper holds
 * whole: the best passages may still speak of it otherwise.
 */
export async function countPapers(
  { search, sources }: { search: SearchIndex; sources: SourceRepository },
  { question, scope }: Asked,
): Promise<Counted | null> {
  const everything = await sources.list({ ...scope, statuses: ['ready'] }, byDate, { offset: 0, limit: 1 });
  const scan = { of: 'papers', read: everything.total, total: everything.total } as const;
  const kinds = question.paperKind === null ? scope.paperKinds : [question.paperKind];
  const asked = { ...scope, paperKinds: kinds, ...question.period };
  const { total, named } =
    question.topic === ''
      ? await listOfKind(sources, asked, question)
      : await listHolding({ search, sources }, { question, scope: asked });
  if (total === 0 && question.topic !== '' && !question.isName) return null;
  if (total === 0) return { found: false, text: notInDocuments, scan, citations: [] };
  const citations = named.map(({ citation }, index) => ({ ...citation, number: index + 1 }));
  const names = named.map(({ label }, index) => `${label} [${index + 1}]`);
  const more = total > named.length ? `; y ${total - named.length} más` : '';
  return { found: true, text: `${total}: ${names.join('; ')}${more}.`, scan, citations };
}

const byDate = { by: 'documentDate', descending: false } as const;

async function listOfKind(
  sources: SourceRepository,
  filter: SearchFilter,
  { asksWho }: UnderstoodQuestion,
): Promise<{ total: number; named: Cited[] }> {
  const ready = { ...filter, statuses: ['ready' as const] };
  const { items, total } = await sources.list(ready, byDate, { offset: 0, limit: mostNamed });
  const cited = await Promise.all(
    items.map(async (item) => {
      const citation = await firstWords(sources, item);
      return citation === null ? [] : [{ label: asksWho ? whoOf(item) : item.name, citation }];
    }),
  );
  return { total, named: cited.flat() };
}

/** The papers that hold the words, each with the sentence that says them. */
async function listHolding(
  { search, sources }: { search: SearchIndex; sources: SourceRepository },
  { question, scope }: Asked,
): Promise<{ total: number; named: Cited[] }> {
  const passages = await search.holding(question.topic, scope, question.isName);
  const hits = await search.describe(question.topic, passages.slice(0, mostNamed), scope, mostNamed);
  const items = question.asksWho
    ? await itemsOf(
        sources,
        hits.map(({ sourceId }) => sourceId),
      )
    : new Map();
  const cited = await Promise.all(
    hits.map(async (hit) => {
      const citation = await citeRange(sources, { hit, start: hit.answer.start, end: hit.answer.end });
      const item = items.get(hit.sourceId);
      return citation === null ? [] : [{ label: item ? whoOf(item) : hit.name, citation }];
    }),
  );
  return { total: passages.length, named: cited.flat() };
}

async function itemsOf(sources: SourceRepository, ids: SourceId[]): Promise<Map<SourceId, SourceListItem>> {
  const { items } = await sources.list({ ids }, byDate, { offset: 0, limit: ids.length });
  return new Map(items.map((item) => [item.id, item]));
}

/** The people that a paper was matched with, and its name; its name alone where it was matched with none. */
function whoOf({ people, name }: SourceListItem): string {
  return people.length === 0 ? name : `${people.map((person) => person.name).join(' y ')} (${name})`;
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

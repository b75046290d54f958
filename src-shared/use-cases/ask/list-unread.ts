import type { Answer } from '../../domain/answer.ts';
import { foldText } from '../../domain/fold-text.ts';
import { sentenceBesideName } from '../../domain/sentence-beside-name.ts';
import type { SourceListItem } from '../../domain/source.ts';
import type { SearchFilter } from '../../ports/search-index.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';

/** Papers that an answer names one by one; Papeles shows all. */
const mostNamed = 50;

const papers = /\b(?:papel|papeles|documentos?|archivos?|grabacion|grabaciones)\b/;
const unread =
  /\bno se (?:pud(?:o|ieron)|puede[n]?|logr(?:o|aron)) leer\b|\bno se ley(?:o|eron)\b|\bno pud(?:iste|o|ieron) leer\b|\bsin leer\b|\bilegibles?\b/;

/** Whether a question asks which papers could not be read. */
export function asksForUnread(question: string): boolean {
  const folded = foldText(question);
  return papers.test(folded) && unread.test(folded);
}

/** The papers in scope that are not read, each with why, and those that are read badly. */
export async function listUnread(
  sources: SourceRepository,
  scope: SearchFilter,
): Promise<Pick<Answer, 'found' | 'text' | 'scan'>> {
  const list = (filter: Parameters<SourceRepository['list']>[0]) =>
    sources.list({ ...scope, ...filter }, { by: 'name', descending: false }, { offset: 0, limit: mostNamed });
  const all = await list({});
  const left = await list({ statuses: ['failed', 'needs-password', 'queued', 'reading'] });
  const poor = await list({ statuses: ['ready'], qualities: ['poor'] });
  const scan = { of: 'papers', read: all.total - left.total, total: all.total } as const;
  const lines = left.items.map((item) => `${item.name}: ${reasonOf(item)}`);
  const more = left.total > lines.length ? [`y ${left.total - lines.length} más`] : [];
  const whole = `Ninguno: los ${all.total} papeles están leídos.`;
  const text =
    left.total === 0
      ? whole
      : [`${left.total === 1 ? '1 papel' : `${left.total} papeles`} sin leer:`, ...lines, ...more].join('\n');
  const names = poor.items.map(({ name }) => name);
  const besides = poor.total > names.length ? [...names, `y ${poor.total - names.length} más`] : names;
  return {
    found: true,
    text: poor.total > 0 ? `${text}\nSe leen mal ${poor.total}: ${besides.join('; ')}.` : text,
    scan,
  };
}

function reasonOf({ status, errorCode, name }: SourceListItem): string {
  if (status === 'needs-password') return sentenceBesideName('PASSWORD_NEEDED', name);
  if (status === 'failed') return sentenceBesideName(errorCode ?? 'INTERNAL', name);
  return 'Todavía se está leyendo.';
}

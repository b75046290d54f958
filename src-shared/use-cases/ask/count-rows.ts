import type { Answer, Citation } from '../../domain/answer.ts';
import { foldText } from '../../domain/fold-text.ts';
import type { Cell, Column, Planilla, Row } from '../../domain/planilla.ts';
import { planRows, type RowPlan } from '../../domain/planilla-question.ts';
import { type RowVerdict, tallyRow } from '../../domain/tally-row.ts';
import type { UnderstoodQuestion } from '../../domain/understand-question.ts';
import { addNumbers, averageOf } from '../../domain/values/add-numbers.ts';
import { columnValueTypes } from '../../domain/values/index.ts';
import type { PersonRepository } from '../../ports/person-repository.ts';
import type { PlanillaRepository } from '../../ports/planilla-repository.ts';
import type { RightsRepository } from '../../ports/rights-repository.ts';
import type { SearchFilter } from '../../ports/search-index.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import { citeEvidence } from './cite-evidence.ts';

/** Rows that an answer names one by one; the planilla itself has them all. */
const mostNamed = 50;

export type CountRowsPorts = {
  planillas: Pick<PlanillaRepository, 'list' | 'streamRows'>;
  sources: SourceRepository;
  people: Pick<PersonRepository, 'list'>;
  rights: Pick<RightsRepository, 'notToUse'>;
};

type Counted = Pick<Answer, 'found' | 'text' | 'scan' | 'citations'>;
/** A row that counts; `key` is equal for two rows of the same person. */
type Entry = { key: string; label: string; shown: string | null; measured: string | null; proof: Cell | null };
type Tally = { rows: number; entries: Entry[]; others: Record<RowVerdict, number> };

/** Whether a question may be answered by the rows of a planilla: it counts or lists people, or adds numbers up. */
export function isAboutRows({ wants, about, asksWho, measure }: UnderstoodQuestion, scope: SearchFilter): boolean {
  const isScoped = Object.values(scope).some((value) => value !== undefined);
  return !isScoped && (measure !== null || (wants !== 'passage' && (about !== 'papers' || asksWho)));
}

/**
 * Answers from the planilla that has a column for everything that the question asks: every row is read, what is not sure
 * is said apart, and each row is proven by its own cell. Null when no planilla has it.
 */
export async function countRows(
  { planillas, sources, people, rights }: CountRowsPorts,
  { question, understood }: { question: string; understood: UnderstoodQuestion },
): Promise<Counted | null> {
  const planned = (await planillas.list({ trashed: false }))
    .filter(({ counts }) => counts.rows > 0)
    .flatMap((planilla) => {
      const plan = planRows(question, understood, planilla);
      return plan ? [{ planilla, plan }] : [];
    })
    .sort((left, right) => right.plan.likeness - left.plan.likeness);
  if (planned.length === 0) return null;
  const roster = new Map((await people.list({})).map((person) => [person.id, person]));
  const { owners: unused } = await rights.notToUse();
  for (const { planilla, plan } of planned) {
    const tally = await tallyRows({ planillas, sources, roster, unused }, planilla, plan);
    if (isInformative(plan, tally)) return tell(sources, { planilla, plan, tally });
  }
  return null;
}

type Roster = Map<Row['personId'], { familyName: string; givenName: string; course: string | null }>;

type TallyParts = Pick<CountRowsPorts, 'planillas' | 'sources'> & { roster: Roster; unused: ReadonlySet<string> };

async function tallyRows(
  { planillas, sources, roster, unused }: TallyParts,
  planilla: Planilla,
  plan: RowPlan,
): Promise<Tally> {
  const tally: Tally = { rows: 0, entries: [], others: { in: 0, doubtful: 0, stale: 0, unknown: 0, out: 0 } };
  const keys = new Set<string>();
  for await (const { row, cells } of planillas.streamRows(planilla.id)) {
    if (unused.has(row.personId ?? '') || unused.has(row.sourceId ?? '')) continue;
    tally.rows += 1;
    const person = roster.get(row.personId);
    const { verdict, proof } = tallyRow(plan, cells, person?.course ?? null);
    if (verdict !== 'in') {
      tally.others[verdict] += 1;
      continue;
    }
    const valueIn = (column: RowPlan['label']) => cells.find(({ columnId }) => columnId === column?.id)?.value ?? null;
    const written = (column: RowPlan['label']) => {
      const value = valueIn(column);
      return value === null || column === null ? null : columnValueTypes[column.type].format(value);
    };
    const label =
      written(plan.label) ?? (person ? `${person.familyName}, ${person.givenName}` : await nameOf(sources, row));
    // Lists of several months name a pupil several times.
    const key = plan.operation === 'count' && plan.label ? foldText(label) : row.id;
    if (keys.has(key)) continue;
    keys.add(key);
    tally.entries.push({ key, label, shown: written(plan.shown), measured: valueIn(plan.measured), proof });
  }
  return tally;
}

async function nameOf(sources: SourceRepository, { sourceId }: Row): Promise<string> {
  return (sourceId && (await sources.get(sourceId))?.name) || '';
}

/** A planilla answers when some row counts, or when its cells say that none does; empty cells say nothing. */
function isInformative(plan: RowPlan, { entries, others }: Tally): boolean {
  if (entries.length + others.doubtful + others.stale > 0) return true;
  return plan.loose.length === 0 && plan.measured === null && others.out > others.unknown;
}

async function tell(
  sources: SourceRepository,
  { planilla, plan, tally }: { planilla: Planilla; plan: RowPlan; tally: Tally },
): Promise<Counted> {
  const citations: Citation[] = [];
  const named: string[] = [];
  for (const { label, shown, proof } of tally.entries.slice(0, mostNamed)) {
    const evidence = proof?.evidence[0];
    const citation = evidence ? await citeEvidence(sources, evidence) : null;
    if (citation) citations.push({ ...citation, number: citations.length + 1 });
    named.push(`${label}${shown === null ? '' : `: ${shown}`}${citation ? ` [${citations.length}]` : ''}`);
  }
  const rest = tally.entries.length - named.length;
  // With a datum beside each name, a line each reads better.
  const [between, after] = plan.shown === null ? ['; ', ' '] : ['\n', '\n'];
  const list = [...named, ...(rest > 0 ? [`y ${rest} más`] : [])].join(between);
  const said = `${headline(planilla, plan, tally)}${list === '' ? '' : `:${after}${list}`}.`;
  const text = [said, ...besides(tally)].join(after);
  const scan = { of: 'rows', read: tally.rows, total: tally.rows, title: planilla.title } as const;
  return { found: true, text, scan, citations };
}

function headline({ title }: Planilla, { operation, measured }: RowPlan, { entries }: Tally): string {
  const where = `según la planilla «${title}»`;
  if (measured === null) return `${entries.length === 0 ? 'Ninguno' : entries.length} ${where}`;
  const values = entries.flatMap((entry) => entry.measured ?? []);
  const rows = `en ${values.length} ${values.length === 1 ? 'fila' : 'filas'}`;
  if (operation === 'sum') return `Suman ${amountWords(measured, addNumbers(values))} ${rows}, ${where}`;
  return `El promedio es ${amountWords(measured, averageOf(values))} ${rows}, ${where}`;
}

/** "$ 1.250,50", "6,2": money with its cents, an average with what decimals it has. */
function amountWords({ type }: Column, amount: string): string {
  if (type !== 'money') return columnValueTypes.decimal.format(amount);
  const [whole, cents] = amount.split('.');
  return columnValueTypes.money.format(cents === undefined ? amount : `${whole}.${cents.padEnd(2, '0')}`);
}

/** What is not counted because it is not sure. */
function besides({ others: { doubtful, stale, unknown } }: Tally): string[] {
  return [
    doubtful > 0 ? `${doubtful} más con dato dudoso.` : '',
    stale > 0 ? `${stale} más con dato viejo.` : '',
    unknown > 0 ? `${unknown} sin el dato.` : '',
  ].filter((one) => one !== '');
}

import type { Acta } from '../../domain/acta/acta-record.ts';
import { AppError } from '../../domain/errors.ts';
import type { PersonId, SourceId } from '../../domain/identifiers.ts';
import type { Person } from '../../domain/person.ts';
import type { KnownDocument, KnownPaper, KnownPerson, KnownRow, Mention } from '../../domain/rights/known-person.ts';
import { namesPerson, partsNaming, personWords } from '../../domain/rights/person-words.ts';
import { columnValueTypes } from '../../domain/values/index.ts';
import type { ActaRepository } from '../../ports/acta-repository.ts';
import type { ConversationRepository } from '../../ports/conversation-repository.ts';
import type { PersonRepository } from '../../ports/person-repository.ts';
import type { PlanillaRepository } from '../../ports/planilla-repository.ts';
import type { RightsRepository } from '../../ports/rights-repository.ts';
import type { SearchIndex } from '../../ports/search-index.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import type { TemplateRepository } from '../../ports/template-repository.ts';

export type KnowPersonPorts = {
  actas: ActaRepository;
  conversations: ConversationRepository;
  people: PersonRepository;
  planillas: PlanillaRepository;
  rights: RightsRepository;
  search: SearchIndex;
  sources: SourceRepository;
  templates: Pick<TemplateRepository, 'written'>;
};

type Traces = Awaited<ReturnType<RightsRepository['traces']>>;

const mostMentions = 500;

/** Gathers everything that the library knows of a person. Throws `NOT_FOUND`. */
export function createKnowPerson(ports: KnowPersonPorts) {
  const { actas, conversations, people, planillas, rights, search, sources, templates } = ports;
  return async function knowPerson(personId: PersonId, signal: AbortSignal): Promise<KnownPerson> {
    const person = await people.getEver(personId);
    if (!person) throw new AppError('NOT_FOUND');
    const traces = await rights.traces(personId);
    const { blocked, heldPeople, undeletable } = await rights.marks();
    const papers = await papersOf(person, undeletable);
    signal.throwIfAborted();
    const mentions = await mentionsOf(person, new Set(papers.map(({ source }) => source.id)));
    signal.throwIfAborted();
    const { status } = await sources.counts();
    return {
      person,
      marks: { blocked: blocked.get(personId) ?? null, held: heldPeople.get(personId) ?? null },
      papers,
      mentions,
      rows: await rowsOf(traces.rows),
      recordings: await recordingsOf(traces.voices),
      actas: await actasOf(person, traces.actas),
      documents: await documentsOf(traces.documents),
      documentsOfAnybody: traces.documentsOfAnybody,
      questions: await questionsOf(person, traces.turns),
      unread: status.queued + status.reading + status.failed + status['needs-password'],
    };
  };

  async function papersOf(person: Person, undeletable: ReadonlySet<SourceId>): Promise<KnownPaper[]> {
    const found: KnownPaper[] = [];
    for (const match of await people.matchesOfPerson(person.id)) {
      const order = { by: 'name', descending: false } as const;
      const ofPaper = { ids: [match.sourceId] };
      const live = await sources.list(ofPaper, order, { offset: 0, limit: 1 });
      const trashed = await sources.list({ ...ofPaper, trashed: true }, order, { offset: 0, limit: 1 });
      const source = live.items[0] ?? trashed.items[0];
      if (match.state === 'rejected' || source === undefined) continue;
      const others = (await people.matchesOfSource(match.sourceId)).filter(
        ({ personId, state }) => personId !== person.id && state !== 'rejected',
      );
      // Who else is in it is not hers to know.
      const alone = { ...source, people: source.people.filter(({ id }) => id === person.id) };
      found.push({ source: alone, match, isShared: others.length > 0, isHeld: undeletable.has(source.id) });
    }
    return found.sort((left, right) => left.source.name.localeCompare(right.source.name, 'es'));
  }

  /** By her number first; her name may be somebody else's. */
  async function mentionsOf(person: Person, hers: ReadonlySet<SourceId>): Promise<Mention[]> {
    const words = personWords(person);
    const mentions = new Map<SourceId, Mention>();
    const dnis = person.dni === null ? [] : [person.dni, columnValueTypes.dni.format(person.dni)];
    const asked = [
      ...dnis.map((text) => ({ text, by: 'dni' as const })),
      { text: `${person.familyName} ${person.givenName}`, by: 'name' as const },
      { text: `${person.familyName} ${person.givenName.split(' ')[0]}`, by: 'name' as const },
    ];
    for (const { text, by } of asked) {
      const passages = await search.holding(text, {}, true);
      const hits = await search.describe(text, passages, {}, mostMentions);
      for (const { sourceId, name, text: said, locator, answer } of hits) {
        if (hers.has(sourceId) || mentions.has(sourceId)) continue;
        const own = namesPerson(words, said) ? partsNaming(words, said) : said.slice(answer.start, answer.end);
        mentions.set(sourceId, { sourceId, name, text: own, locator, by });
      }
    }
    return [...mentions.values()];
  }

  async function rowsOf(traced: Traces['rows']): Promise<KnownRow[]> {
    const rows: KnownRow[] = [];
    for (const planillaId of new Set(traced.map((row) => row.planillaId))) {
      const planilla = await planillas.get(planillaId);
      if (!planilla) continue;
      const own = traced.filter((row) => row.planillaId === planillaId);
      const places = own.flatMap(({ rowId }) => planilla.columns.map((column) => ({ rowId, columnId: column.id })));
      const cells = await planillas.cellsAt(places);
      for (const { rowId } of own) {
        const inRow = planilla.columns.flatMap((column) => {
          const cell = cells.find((each) => each.rowId === rowId && each.columnId === column.id);
          return cell ? [{ column, cell }] : [];
        });
        rows.push({ planilla, cells: inRow });
      }
    }
    return rows;
  }

  async function recordingsOf(voices: { sourceId: SourceId; mark: string }[]): Promise<KnownPerson['recordings']> {
    const names = new Map(
      (await sources.getMany(voices.map(({ sourceId }) => sourceId))).map(({ id, name }) => [id, name]),
    );
    return voices.map(({ sourceId, mark }) => ({ sourceId, name: names.get(sourceId) ?? '', voice: mark }));
  }

  async function actasOf(person: Person, ids: readonly Acta['id'][]): Promise<KnownPerson['actas']> {
    const words = personWords(person);
    const found: KnownPerson['actas'] = [];
    for (const id of ids) {
      const acta = await actas.get(id);
      if (!acta) continue;
      const lines = acta.approval?.lines ?? (await actas.lines(id));
      found.push({ acta, lines: lines.map(({ text }) => text).filter((text) => namesPerson(words, text)) });
    }
    return found;
  }

  /** Whose else they are is not hers to know. */
  async function documentsOf(traced: Traces['documents']): Promise<KnownDocument[]> {
    const found: KnownDocument[] = [];
    for (const { documentId, isShared } of traced) {
      const written = await templates.written(documentId);
      if (!written) continue;
      const { id, template, rowsOf, file, writtenAt, by, trashedAt } = written;
      found.push({ document: { id, template, rowsOf, file, writtenAt, by, trashedAt }, isShared });
    }
    return found;
  }

  async function questionsOf(person: Person, traced: Traces['turns']): Promise<KnownPerson['questions']> {
    const words = personWords(person);
    const found: KnownPerson['questions'] = [];
    for (const { conversationId, turnId } of traced) {
      const conversation = await conversations.get(conversationId);
      const turn = await conversations.getTurn(turnId);
      if (!conversation || !turn) continue;
      const { question, answer, askedAt } = turn;
      found.push({ conversation: conversation.title, question, answer: partsNaming(words, answer.text), askedAt });
    }
    return found;
  }
}

export type KnowPerson = ReturnType<typeof createKnowPerson>;

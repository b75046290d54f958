import { doubtfulConfidence } from '../../domain/decide-cell.ts';
import type { Page } from '../../domain/document-text.ts';
import type { Candidate } from '../../domain/planilla.ts';
import type { LabelDictionary } from '../../domain/school-labels.ts';
import type { PaperKind } from '../../domain/source.ts';
import type { ColumnTarget } from './column-target.ts';
import { findMessages, type Message, messagePartOf, readMessagePart } from './messages.ts';
import { findNameLists, type ListedName, type NameList } from './name-lists.ts';
import { readPage } from './page-reading.ts';
import type { RecordReading } from './read-records.ts';
import { readTarget } from './read-target.ts';
import { readValue } from './read-value.ts';
import { type QuotedPaper, quoteRange, type ReadRange, ruleCandidate } from './rule-candidate.ts';

/** A paper of messages with the columns asked of it. */
export type MessagesAsked = {
  paper: QuotedPaper;
  kind: PaperKind;
  targets: readonly ColumnTarget[];
  dictionary: LabelDictionary;
};

/** How sure a name is that stands in a list of a message, before what the name itself leaves in doubt. */
const listedConfidence = 0.88;
/** … when the list does not say that they are those whom the column asks for. */
const otherRoleConfidence = 0.6;

/**
 * The messages of a chat or an e-mail as records: those that tell something of what is asked, or all of them when
 * only their date, hour, author and words are. A message that lists people gives a record for each.
 */
export function readMessageRecords(asked: MessagesAsked): RecordReading[] {
  const parts = asked.targets.map(messagePartOf);
  return findMessages(asked.paper.text).flatMap((message) => {
    const own = (index: number) =>
      parts[index] ? readMessagePart(asked.paper, message, parts[index], asked.targets[index]!) : [];
    const records = listRecords(asked, message) ?? [{ key: message.key, fields: readPiece(asked, message, message) }];
    return records
      .filter(
        ({ fields }) =>
          fields.some((candidates, index) => parts[index] === null && says(candidates)) || parts.every(Boolean),
      )
      .map(({ key, fields }) => ({
        key,
        fields: fields.map((candidates, index) => (parts[index] ? own(index) : candidates)),
      }));
  });
}

function says(candidates: readonly Candidate[]): boolean {
  return candidates.some(({ confidence }) => confidence >= doubtfulConfidence);
}

/** What a stretch of a message says for each column, what stands in `blanked` aside. */
function readPiece(
  { paper, kind, targets, dictionary }: MessagesAsked,
  { page }: Message,
  { start, end }: ReadRange,
  blanked: readonly ReadRange[] = [],
): Candidate[][] {
  let text = page.text.slice(start, end);
  for (const range of blanked) {
    const [from, to] = [range.start - start, range.end - start];
    text = text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);
  }
  const piece: Page = { ...page, text, words: [], blocks: [], tables: [] };
  const reading = readPage({ ...paper, offset: start }, piece, kind, dictionary, () => false);
  return targets.map((target) => readTarget({ readings: [reading], tables: [] }, target));
}

/** A record for each name of the message's lists; null when nobody asks for names or it lists none. */
function listRecords(asked: MessagesAsked, message: Message): RecordReading[] | null {
  if (!asked.targets.some(asksName)) return null;
  const { body, page } = message;
  const lists = findNameLists(page.text.slice(body.start, body.end)).map((list) => shift(list, body.start));
  const listed = lists.filter((list) => list.names.length > 1 || !isLabelled(asked, message, list));
  if (listed.length === 0) return null;
  const items = listed.flatMap(({ names }) => names.map(({ item }) => item));
  const around = readPiece(asked, message, message, items);
  let index = 0;
  return listed.flatMap((list) => {
    const lead = readPiece(asked, message, list.lead);
    return list.names.map((name) => {
      const beside = name.note ? readPiece(asked, message, name.note) : null;
      const fields = asked.targets.map((target, at) => {
        if (asksName(target)) return [nameCandidate(asked, message, list, name, target)];
        const noted = noteCandidate(asked, message, name, target);
        return noted ?? [beside?.[at], lead[at], around[at]].find((found) => found && says(found)) ?? [];
      });
      return { key: `${message.key}/n${index++}`, fields };
    });
  });
}

function asksName({ column, keys }: ColumnTarget): boolean {
  return (column.type === 'person' || column.type === 'text') && keys.has('full-name');
}

/** "Tutora: Laura Gómez" is a label and its value, not a list of one. */
function isLabelled({ dictionary }: MessagesAsked, { page }: Message, { lead }: NameList): boolean {
  return dictionary.understand(page.text.slice(lead.start, lead.end)) !== null;
}

function nameCandidate(
  { paper, dictionary }: MessagesAsked,
  { page }: Message,
  { lead }: NameList,
  name: ListedName,
  { column, role }: ColumnTarget,
): Candidate {
  const said = dictionary.understand(page.text.slice(lead.start, lead.end))?.role ?? null;
  const agrees = said === role || role === null || (role === 'pupil' && said === null);
  const value = column.type === 'person' ? name.value : page.text.slice(name.start, name.end);
  const confidence = (agrees ? listedConfidence : otherRoleConfidence) * name.certainty;
  return ruleCandidate('message-list', value, [quoteRange(paper, page, name)], confidence);
}

/** What stands beside a name, for a column that asks for remarks or a reason. */
function noteCandidate(
  { paper }: MessagesAsked,
  { page }: Message,
  { note }: ListedName,
  { column, keys }: ColumnTarget,
): Candidate[] | null {
  if (!note || !(keys.has('observations') || keys.has('reason'))) return null;
  const value = readValue(page.text.slice(note.start, note.end), { column, key: 'observations', order: 'unknown' });
  if (!value) return null;
  const found = { start: note.start + value.start, end: note.start + value.end };
  return [ruleCandidate('message-list', value.value, [quoteRange(paper, page, found)], 0.85 * value.certainty)];
}

function shift({ lead, names }: NameList, by: number): NameList {
  const moved = <T extends ReadRange>(range: T): T => ({ ...range, start: range.start + by, end: range.end + by });
  return {
    lead: moved(lead),
    names: names.map((name) => ({ ...moved(name), item: moved(name.item), note: name.note && moved(name.note) })),
  };
}

import { isSupported } from '../support-sentence.ts';
import type { ActaDraft, ActaPerson, ActaSentence } from './acta.ts';
import { type ActaLine, type ActaLineText, actaSections, type NewActaLine } from './acta-record.ts';
import { hourSaidIn } from './said-hours.ts';

/** A line without anything in it. */
export const emptyLine: ActaLineText = { text: '', isTitle: false, role: '', responsible: '', due: '' };

/** The lines of an acta drafted by rules. What a closing always says, and nobody was heard to say, has no proof. */
export function linesOfDraft(draft: ActaDraft): NewActaLine[] {
  const { opening, present, absent, agenda, topics, decisions, closing } = draft;
  const topicLines = topics.flatMap(({ title, announced, sentences }) => [
    ...(title === '' ? [] : [heard('topics', { text: title, isTitle: true }, announced)]),
    ...sentences.map((sentence) => heard('topics', { text: sentence.text }, sentence)),
  ]);
  return [
    ...(opening?.time ? [heard('opening', { text: opening.time }, opening.sentence)] : []),
    ...present.map((person) => lineOf('present', person)),
    ...absent.map((person) => lineOf('absent', person)),
    ...agenda.map((sentence) => heard('agenda', { text: sentence.text }, sentence)),
    ...topicLines,
    ...decisions.map((each) =>
      heard('decisions', { text: each.text, responsible: each.responsible, due: each.due }, each),
    ),
    lineOfClosing(closing),
  ];
}

function lineOf(section: 'present' | 'absent', person: ActaPerson): NewActaLine {
  const line = heard(section, { text: person.name, role: person.role }, person);
  return person.isDoubtful ? { ...line, mark: 'unproven' } : line;
}

/** What ends an acta is always written the same: it was heard where the hour was said, and most of its words. */
function lineOfClosing(closing: ActaDraft['closing']): NewActaLine {
  const time = closing?.time ?? '';
  const line = heard('closing', { text: closingSentence(time) }, closing?.sentence);
  const isHeard = time !== '' && isSupported(closingSentence(''), closing?.sentence.quote ?? '', '');
  return isHeard ? line : { ...line, mark: 'unproven' };
}

function heard(
  section: NewActaLine['section'],
  text: Partial<ActaLineText>,
  said: ActaSentence | null | undefined,
): NewActaLine {
  const proof = said ? { quote: said.quote, startMs: said.startMs, endMs: said.endMs } : null;
  return { ...emptyLine, ...text, section, mark: proof ? 'heard' : 'unproven', proof };
}

function closingSentence(time: string): string {
  return `Sin más temas para tratar, ${time === '' ? '' : `siendo las ${time} horas, `}se da por finalizada la reunión.`;
}

/** Lines in the order of the acta. */
export function inOrder(lines: readonly ActaLine[]): ActaLine[] {
  const place = ({ section }: ActaLine) => actaSections.indexOf(section);
  return [...lines].sort((a, b) => place(a) - place(b) || a.position - b.position || (a.id < b.id ? -1 : 1));
}

/** Lines that nobody was heard to say and nobody has looked at. */
export function unprovenLines<Line extends Pick<ActaLine, 'mark'>>(lines: readonly Line[]): Line[] {
  return lines.filter(({ mark }) => mark === 'unproven');
}

/** The hour that the acta ends at, as its closing says it; empty where it says none. */
export function closingHour(lines: readonly Pick<ActaLine, 'section' | 'text'>[]): string {
  const hours = lines.filter(({ section }) => section === 'closing').map(({ text }) => hourSaidIn(text));
  return hours.find((hour) => hour !== '') ?? '';
}

/** A position after that line of its section (null: before them all). */
export function positionAfter(section: readonly ActaLine[], afterId: ActaLine['id'] | null): number {
  const lines = inOrder(section);
  const index = lines.findIndex(({ id }) => id === afterId);
  const before = index < 0 ? undefined : lines[index]?.position;
  const next = lines[index + 1]?.position;
  if (before === undefined) return next === undefined ? 1 : next - 1;
  return next === undefined ? before + 1 : (before + next) / 2;
}

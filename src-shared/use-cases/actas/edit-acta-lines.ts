import { emptyLine, inOrder, positionAfter } from '../../domain/acta/acta-lines.ts';
import type {
  Acta,
  ActaLine,
  ActaLineText,
  ActaProof,
  ActaSection,
  NewActaLine,
} from '../../domain/acta/acta-record.ts';
import { namesSaid, restsOn } from '../../domain/acta/rests-on.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { actaLineChanges, actaLineContentChange, deletion } from '../../domain/changes.ts';
import { AppError } from '../../domain/errors.ts';
import { type ActaId, type ActaLineId, createId } from '../../domain/identifiers.ts';
import type { TaskContext } from '../../domain/job.ts';
import type { TimeRange } from '../../domain/transcript.ts';
import { undoLabels } from '../../domain/undo-labels.ts';
import type { ActaRepository } from '../../ports/acta-repository.ts';
import type { ChangeLog } from '../../ports/change-log.ts';
import type { TranscriptRepository } from '../../ports/transcript-repository.ts';
import { loadDraft, loadLine } from './acta-access.ts';

export type EditActaLinesPorts = {
  actas: ActaRepository;
  changeLog: ChangeLog;
  transcripts: Pick<TranscriptRepository, 'get'>;
};

type OfLine = { actaId: ActaId; lineId: ActaLineId };

/** What a proof quotes at most: who wants more hears it. */
const longestQuote = 1200;

/** What a person does with the lines of an acta, and what a new draft does. Every change can be undone. */
export function createEditActaLines({ actas, changeLog, transcripts }: EditActaLinesPorts) {
  return {
    /** An empty line, or what was typed, after another of its section (null: before them all). */
    async add(
      input: { actaId: ActaId; section: ActaSection; afterId: ActaLineId | null; text: Partial<ActaLineText> },
      { actor }: TaskContext,
    ): Promise<{ lineId: ActaLineId }> {
      const { actaId, section, afterId, text } = input;
      await loadDraft(actas, actaId);
      const siblings = (await actas.lines(actaId)).filter((line) => line.section === section);
      const id = createId<ActaLineId>();
      const position = positionAfter(siblings, afterId);
      const line: ActaLine = { ...emptyLine, ...text, id, section, position, mark: 'typed', proof: null };
      const label = undoLabels.addActaLine();
      await changeLog.commit(actaLineChanges(actaId, line), { actor, undoable: true, label });
      return { lineId: id };
    },

    /** What a person typed. It keeps its proof, and stays `heard` while its words still rest on it. */
    async edit({ text, ...input }: OfLine & { text: ActaLineText }, { actor }: TaskContext): Promise<void> {
      const { line } = await loadLine(actas, input);
      const edited = { ...line, ...text };
      if (canonicalJson(edited) === canonicalJson(line)) return;
      const names = namesSaid([{ speaker: null, text: line.proof?.quote ?? '' }]);
      const isHeard = line.mark === 'heard' && restsOn(edited, { text: line.proof?.quote ?? '', names });
      const content = { ...edited, mark: isHeard ? 'heard' : 'typed' } as const;
      const label = undoLabels.changeActaLine();
      await changeLog.commit([actaLineContentChange(line.id, content)], { actor, undoable: true, label });
    },

    /** Lets a line without proof stand as it is. */
    async accept(input: OfLine, { actor }: TaskContext): Promise<void> {
      const { line } = await loadLine(actas, input);
      if (line.mark !== 'unproven') return;
      const change = actaLineContentChange(line.id, { ...line, mark: 'accepted' });
      await changeLog.commit([change], { actor, undoable: true, label: undoLabels.acceptActaLine() });
    },

    /** Gives a line a stretch of the recording as its proof. Throws `ACTA_NOTHING_SOUNDS` where nobody speaks in it. */
    async cite({ range, ...input }: OfLine & { range: TimeRange }, { actor }: TaskContext): Promise<void> {
      const acta = await loadDraft(actas, input.actaId);
      const { line } = await loadLine(actas, input);
      const proof = await proofOf(acta, range);
      const mark = line.mark === 'unproven' ? 'accepted' : line.mark;
      const change = actaLineContentChange(line.id, { ...line, mark, proof });
      await changeLog.commit([change], { actor, undoable: true, label: undoLabels.citeActaLine() });
    },

    /** One place up or down among the lines of its section. */
    async move({ step, ...input }: OfLine & { step: -1 | 1 }, { actor }: TaskContext): Promise<void> {
      const { line, lines } = await loadLine(actas, input);
      const others = inOrder(lines.filter(({ section, id }) => section === line.section && id !== line.id));
      const before = others.filter(({ position }) => position <= line.position).length;
      const position = positionAfter(others, others[before + step - 1]?.id ?? null);
      if (before + step < 0 || before + step > others.length) return;
      const changes = actaLineChanges(input.actaId, { ...line, position });
      await changeLog.commit(changes, { actor, undoable: true, label: undoLabels.moveActaLine() });
    },

    async remove(input: OfLine, { actor }: TaskContext): Promise<void> {
      const { line } = await loadLine(actas, input);
      const label = undoLabels.removeActaLine();
      await changeLog.commit([deletion('acta-line', line.id)], { actor, undoable: true, label });
    },

    /** Puts a new draft of some sections in place of the old one; what a person typed or accepted stays, before it. */
    async replaceDraft(
      {
        actaId,
        sections,
        drafted,
      }: { actaId: ActaId; sections: readonly ActaSection[]; drafted: readonly NewActaLine[] },
      { actor }: Pick<TaskContext, 'actor'>,
    ): Promise<void> {
      await loadDraft(actas, actaId);
      const inside = (await actas.lines(actaId)).filter(({ section }) => sections.includes(section));
      const replaced = inside.filter(({ mark }) => mark === 'heard' || mark === 'unproven');
      const last = Math.max(0, ...inside.map(({ position }) => position));
      const added = drafted.map((line, index): ActaLine => ({ ...line, id: createId(), position: last + 1 + index }));
      const changes = [
        ...replaced.map(({ id }) => deletion('acta-line', id)),
        ...added.flatMap((line) => actaLineChanges(actaId, line)),
      ];
      await changeLog.commit(changes, { actor, undoable: true, label: undoLabels.draftActa() });
    },
  };

  async function proofOf({ sourceId }: Acta, { startMs, endMs }: TimeRange): Promise<ActaProof> {
    const segments = (await transcripts.get(sourceId))?.segments ?? [];
    const heard = segments.filter(
      (segment) => segment.startMs < endMs && segment.endMs > startMs && segment.text.trim(),
    );
    if (heard.length === 0) throw new AppError('ACTA_NOTHING_SOUNDS');
    return {
      quote: heard
        .map(({ text }) => text.trim())
        .join(' ')
        .slice(0, longestQuote),
      startMs: Math.min(...heard.map((segment) => segment.startMs)),
      endMs: Math.max(...heard.map((segment) => segment.endMs)),
    };
  }
}

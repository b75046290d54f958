import { transcriptVoiceNameChange } from '../../domain/changes.ts';
import {
  type CorrectedTranscript,
  correctTranscript,
  namedTranscript,
  type TypedText,
  type Voice,
} from '../../domain/corrected-transcript.ts';
import { AppError } from '../../domain/errors.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import type { TaskContext } from '../../domain/job.ts';
import type { Transcript } from '../../domain/transcript.ts';
import { applyEdit, editChanges, type TranscriptEdit } from '../../domain/transcript-edit.ts';
import { undoLabels } from '../../domain/undo-labels.ts';
import type { ChangeLog } from '../../ports/change-log.ts';
import type { TranscriptCorrectionRepository } from '../../ports/transcript-corrections.ts';
import type { TranscriptRepository } from '../../ports/transcript-repository.ts';

export type CorrectTranscriptPorts = {
  changeLog: ChangeLog;
  transcripts: Pick<TranscriptRepository, 'get'>;
  transcriptCorrections: TranscriptCorrectionRepository;
};

/** Transcripts as people correct them: what was heard stays as it was, and each change can be undone. */
export function createCorrectTranscript({ changeLog, transcripts, transcriptCorrections }: CorrectTranscriptPorts) {
  /** With what is being typed at this moment, which is no change yet. */
  async function find(id: SourceId): Promise<CorrectedTranscript | null> {
    const heard = await transcripts.get(id);
    if (heard === null) return null;
    const { typing, ...corrections } = await transcriptCorrections.get(id);
    const transcript = correctTranscript(heard, corrections);
    if (typing.length === 0) return transcript;
    return { ...transcript, segments: applyEdit(transcript.segments, { type: 'texts', texts: typing }) };
  }

  async function edit(input: { sourceId: SourceId; edit: TranscriptEdit }, { actor }: TaskContext): Promise<void> {
    const { sourceId, edit: wanted } = input;
    const heard = await transcripts.get(sourceId);
    if (heard === null) throw new AppError('NOT_FOUND');
    const { segments } = correctTranscript(heard, await transcriptCorrections.get(sourceId));
    const changes = editChanges(sourceId, segments, applyEdit(segments, wanted));
    await changeLog.commit(changes, { actor, undoable: true, label: labelOf(wanted) });
    await transcriptCorrections.dropTyping(sourceId, typedSegments(wanted));
  }

  /** Makes changes of what was typed and never left: the program was stopped in the middle of it. */
  async function settleTyping({ sourceId }: { sourceId: SourceId }, context: TaskContext): Promise<void> {
    const { typing } = await transcriptCorrections.get(sourceId);
    if (typing.length === 0) return;
    const isThere = (await transcripts.get(sourceId)) !== null;
    if (isThere) await edit({ sourceId, edit: { type: 'texts', texts: typing } }, context);
    // Typed as its recording was being forgotten.
    else
      await transcriptCorrections.dropTyping(
        sourceId,
        typing.map(({ segmentId }) => segmentId),
      );
  }

  return {
    edit,
    settleTyping,
    async read({ sourceId }: { sourceId: SourceId }): Promise<CorrectedTranscript> {
      const transcript = await find(sourceId);
      if (transcript === null) throw new AppError('NOT_FOUND');
      return transcript;
    },
    /** The words as they stand, each voice by its name; null until a recording has been put into words. */
    async get(id: SourceId): Promise<Transcript | null> {
      const transcript = await find(id);
      return transcript && namedTranscript(transcript);
    },
    async settleAllTyping(context: TaskContext): Promise<void> {
      for (const sourceId of await transcriptCorrections.sourcesWithTyping()) await settleTyping({ sourceId }, context);
    },
    keepTyping: ({ sourceId, typed }: { sourceId: SourceId; typed: TypedText }) =>
      transcriptCorrections.keepTyping(sourceId, typed),
    async nameVoice(input: { sourceId: SourceId; voice: Voice }, { actor }: TaskContext): Promise<void> {
      const { mark, name, personId } = input.voice;
      const change = transcriptVoiceNameChange(input.sourceId, mark, name === null ? null : { name, personId });
      await changeLog.commit([change], { actor, undoable: true, label: undoLabels.nameVoice(name) });
    },
    knownNames: () => transcriptCorrections.knownNames(),
  };
}

function labelOf(edit: TranscriptEdit): string {
  if (edit.type === 'split') return undoLabels.splitSegment();
  if (edit.type === 'merge') return undoLabels.mergeSegments();
  if (edit.type === 'accept') return undoLabels.acceptWords();
  if (edit.type === 'speaker') return undoLabels.markVoice(edit.segmentIds.length);
  const { length } = edit.texts;
  return length === 1 ? undoLabels.editTranscript() : undoLabels.replaceInTranscript(length);
}

/** The segments whose typed words an edit carries. */
function typedSegments(edit: TranscriptEdit): string[] {
  if (edit.type === 'texts') return edit.texts.map(({ segmentId }) => segmentId);
  if (edit.type === 'split') return [edit.segmentId];
  return edit.type === 'merge' ? [edit.first.segmentId, edit.second.segmentId] : [];
}

import { describe, expect, it } from 'vitest';
import {
  type CorrectedSegment,
  correctTranscript,
  namedTranscript,
  type SegmentCorrection,
  type TranscriptCorrections,
} from './corrected-transcript.ts';
import { createId, type SourceId } from './identifiers.ts';
import type { Transcript, TranscriptSegment } from './transcript.ts';
import { applyEdit, editChanges, type TranscriptEdit } from './transcript-edit.ts';

const sourceId = createId<SourceId>();

/** A segment of words of 400 ms, one each half second. */
function heard(text: string, startMs: number, speaker: string | null = null): TranscriptSegment {
  const words = text.split(' ').map((word, index) => ({
    text: word,
    startMs: startMs + index * 500,
    endMs: startMs + index * 500 + 400,
    confidence: 0.9,
  }));
  return { startMs, endMs: words.at(-1)!.endMs, speaker, text, confidence: 0.9, words };
}

function transcriptOf(...segments: TranscriptSegment[]): Transcript {
  return { sourceId, durationMs: 60_000, language: 'es', engine: 'oído', model: 'uno.bin', segments };
}

const meeting = transcriptOf(
  heard('buenas tardes a todos', 0, '1'),
  heard('se aprueba el hacta', 3_000, '2'),
  heard('nada más', 6_000),
);

/** A library of one transcript: what each edit writes is what is read next, as the change log does it. */
function openTranscript(initial: Transcript = meeting) {
  let transcript = initial;
  const kept = new Map<string, SegmentCorrection>();
  const voices: TranscriptCorrections['voices'] = [];
  const read = () => correctTranscript(transcript, { segments: [...kept.values()], voices });
  return {
    kept,
    voices,
    read,
    hearAgain(next: Transcript) {
      transcript = next;
    },
    /** What is read after it is what the window shows at once. */
    edit(edit: TranscriptEdit) {
      const { after, read: then } = this.write(edit);
      expect(then).toEqual(after);
      return then;
    },
    write(edit: TranscriptEdit) {
      const before = read().segments;
      const after = applyEdit(before, edit);
      for (const change of editChanges(sourceId, before, after)) {
        const segmentId = change.id.slice(change.id.indexOf(':') + 1);
        const known = kept.get(segmentId) ?? { segmentId, words: null, voice: null };
        // The value is one that `editChanges` has just built.
        kept.set(segmentId, { ...known, [change.field]: change.value } as SegmentCorrection);
      }
      return { after, read: read().segments };
    },
  };
}

const typed = ({ id, startMs, endMs }: CorrectedSegment, text: string): TranscriptEdit => ({
  type: 'texts',
  texts: [{ segmentId: id, startMs, endMs, text }],
});
const texts = (segments: readonly { text: string }[]) => segments.map(({ text }) => text);

describe('a transcript that people correct', () => {
  it('is what was heard until somebody changes it', () => {
    const { segments, voices } = openTranscript().read();
    expect(texts(segments)).toEqual(['buenas tardes a todos', 'se aprueba el hacta', 'nada más']);
    expect(voices.map(({ mark }) => mark)).toEqual(['1', '2']);
  });

  it('keeps the words typed in a segment, and nothing when they are again what was heard', () => {
    const transcript = openTranscript();
    const [, second] = transcript.read().segments;
    const edited = transcript.edit(typed(second!, 'se aprueba el acta'))[1]!;
    expect(edited).toMatchObject({ text: 'se aprueba el acta', speaker: '2', startMs: 3_000 });
    expect(edited.words[3]).toEqual({ text: 'acta', startMs: 4_500, endMs: 4_900, confidence: null });
    transcript.edit(typed(edited, 'se aprueba el hacta'));
    expect(transcript.kept.get(second!.id)?.words).toBeNull();
    expect(transcript.read().segments).toEqual(openTranscript().read().segments);
  });

  it('splits a segment with the words typed in it, and merges the halves to what was heard', () => {
    const transcript = openTranscript();
    const [first] = transcript.read().segments;
    const newId = crypto.randomUUID();
    const halves = transcript.edit({
      type: 'split',
      segmentId: first!.id,
      before: 'buenas',
      after: 'noches a todos',
      newId,
    });
    expect(texts(halves.slice(0, 2))).toEqual(['buenas', 'noches a todos']);
    expect(halves[1]).toMatchObject({ id: newId, startMs: 500, endMs: 1_900, speaker: '1' });
    transcript.edit({
      type: 'merge',
      first: { segmentId: first!.id, text: 'buenas' },
      second: { segmentId: newId, text: 'tardes a todos' },
    });
    expect(transcript.read().segments).toEqual(openTranscript().read().segments);
  });

  it('merges two segments that were heard into one, of the voice that is known', () => {
    const transcript = openTranscript();
    const [, second, third] = transcript.read().segments;
    const merged = transcript.edit({
      type: 'merge',
      first: { segmentId: second!.id, text: second!.text },
      second: { segmentId: third!.id, text: 'nada más por hoy' },
    });
    expect(merged).toHaveLength(2);
    expect(merged[1]).toMatchObject({ text: 'se aprueba el hacta nada más por hoy', speaker: '2', endMs: 6_900 });
  });

  it('leaves no half without words, and knows no segment that is not there', () => {
    const transcript = openTranscript();
    const [first] = transcript.read().segments;
    const newId = crypto.randomUUID();
    const split = { type: 'split', segmentId: first!.id, newId } as const;
    expect(() => transcript.edit({ ...split, before: ' ', after: 'buenas tardes' })).toThrow('INVALID_INPUT');
    expect(() => transcript.edit({ ...split, segmentId: 'otro', before: 'a', after: 'b' })).toThrow('NOT_FOUND');
  });

  it('marks voices, a half keeps that of the whole, and a name goes to all that one said', () => {
    const transcript = openTranscript();
    const ids = transcript.read().segments.map(({ id }) => id);
    transcript.edit({ type: 'speaker', segmentIds: [ids[0]!, ids[2]!], speaker: '2' });
    const newId = crypto.randomUUID();
    transcript.edit({ type: 'split', segmentId: ids[2]!, before: 'nada', after: 'más', newId });
    expect(transcript.read().segments.map(({ speaker }) => speaker)).toEqual(['2', '2', '2', '2']);
    transcript.voices.push({ mark: '2', name: 'Marta Ruiz', personId: null });
    const named = namedTranscript(transcript.read());
    expect(new Set(named.segments.map(({ speaker }) => speaker))).toEqual(new Set(['Marta Ruiz']));
    expect(Object.keys(named.segments[0]!).sort()).toEqual(
      ['confidence', 'endMs', 'speaker', 'startMs', 'text', 'words'].sort(),
    );
  });
});

describe('a word that was hard to hear', () => {
  const doubtful = heard('se aprueba el acta', 0);
  doubtful.words[3]!.confidence = 0.2;

  it('is doubtful no more once a person says that it is right, whatever is typed beside it', () => {
    const transcript = openTranscript(transcriptOf(doubtful));
    const [first] = transcript.edit({ type: 'accept', segmentId: '0-1900', places: [3] });
    expect(first).toMatchObject({ text: 'se aprueba el acta', heard: doubtful.words });
    expect(first?.words[3]).toMatchObject({ text: 'acta', confidence: null, startMs: 1_500 });
    const [typedIn] = transcript.edit(typed(first!, 'se aprueba hoy el acta'));
    expect(typedIn?.words.map(({ confidence }) => confidence)).toEqual([0.9, 0.9, null, 0.9, null]);
    const [back] = transcript.edit(typed(typedIn!, 'se aprueba el acta'));
    expect(back?.words[3]?.confidence).toBeNull();
  });
});

describe('a recording that is heard again', () => {
  it('keeps what a person wrote in its stretch, and takes what is new around it', () => {
    const transcript = openTranscript();
    const [, second] = transcript.read().segments;
    transcript.edit(typed(second!, 'se aprueba el acta'));
    transcript.hearAgain(
      transcriptOf(heard('buenas tardes a todas y todos', 0, '1'), heard('sea prueba la acta y nada más', 3_000, '2')),
    );
    const { segments } = transcript.read();
    expect(texts(segments)).toEqual(['buenas tardes a todas y todos', 'se aprueba el acta', 'y nada más']);
    expect(segments[2]).toMatchObject({ startMs: 5_000, over: [] });
    transcript.edit(typed(segments[2]!, 'y nada más hoy'));
  });

  it('keeps whose voice a stretch was said to be, over what hears it anew', () => {
    const transcript = openTranscript();
    const [first] = transcript.read().segments;
    transcript.edit({ type: 'speaker', segmentIds: [first!.id], speaker: '7' });
    transcript.hearAgain(transcriptOf(heard('tardes a todos', 400, '1'), heard('nada', 6_000, '2')));
    expect(transcript.read().segments.map(({ speaker }) => speaker)).toEqual(['7', '2']);
  });

  it('gives a corrected segment the voice that a later look finds in its stretch', () => {
    const transcript = openTranscript();
    const third = transcript.read().segments[2]!;
    transcript.edit(typed(third, 'nada de nada'));
    const marked = meeting.segments.map((segment) => ({ ...segment, speaker: '3' }));
    transcript.hearAgain(transcriptOf(...marked));
    expect(transcript.read().segments[2]).toMatchObject({ text: 'nada de nada', speaker: '3' });
  });

  it('puts words that were typed over a segment that is gone where they were said', () => {
    const transcript = openTranscript();
    const [first] = transcript.read().segments;
    transcript.hearAgain(transcriptOf(heard('otra cosa muy distinta que se dijo', 0)));
    transcript.write(typed({ ...first!, id: '11-22' }, 'buenas tardes'));
    const { segments } = transcript.read();
    expect(texts(segments)).toEqual(['buenas tardes', 'que se dijo']);
  });
});

import { makeStyles } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CorrectedTranscript } from '../../../src-shared/domain/corrected-transcript.ts';
import { transcriptMessages as words } from '../../messages/transcript.ts';
import { useNotify } from '../notifications.tsx';
import { useShortcut } from '../shortcuts.ts';
import { useUndo } from '../undo.ts';
import { wordAt } from './current-word.ts';
import { doubtfulWords, nextPlace } from './doubtful-words.ts';
import { FindBar } from './find-bar.tsx';
import { PlayerBar } from './player-bar.tsx';
import { SegmentList } from './segment-list.tsx';
import { SegmentRow } from './segment-row.tsx';
import type { CaretWish } from './segment-text.tsx';
import { speakerColours } from './speaker-colours.ts';
import { TranscriptBar } from './transcript-bar.tsx';
import { transcriptKeys } from './transcript-keys.ts';
import { useFind } from './use-find.ts';
import { usePlayer } from './use-player.ts';
import { useBeginning, useHear } from './use-playing.ts';
import { useSegmentActions } from './use-segment-actions.ts';
import type { TranscriptEditor } from './use-transcript.ts';
import { VoicePicker } from './voice-picker.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, minWidth: 0 },
});

type RecordingEditorProps = {
  durationMs: number | null;
  transcript: CorrectedTranscript;
  editor: TranscriptEditor;
  startMs?: number;
  focusKey: string;
};

/** A recording and its words in step, to be corrected while it is heard. */
export function RecordingEditor({ durationMs, transcript, editor, startMs, focusKey }: RecordingEditorProps) {
  const styles = useStyles();
  const { sourceId, segments, voices } = transcript;
  const player = usePlayer(sourceId);
  const hear = useHear(player);
  useBeginning(player, startMs, focusKey);
  const colours = useVoiceColours(transcript);
  const [active, setActive] = useState<string | null>(null);
  const [naming, setNaming] = useState<string | null>(null);
  const [wish, setWish] = useState<CaretWish | null>(null);
  const [wanted, setWanted] = useState<{ index: number } | null>(null);
  const places = useMemo(() => new Map(segments.map(({ id }, index) => [id, index])), [segments]);
  const actions = useSegmentActions({
    segments,
    editor,
    hear,
    wishCaret: setWish,
    onActive: setActive,
    onName: setNaming,
  });
  const toSight = (segmentId: string) => setWanted({ index: places.get(segmentId) ?? 0 });
  useEffect(() => {
    const index = wish && places.get(wish.segmentId);
    if (index != null) setWanted({ index });
    // A segment that is split comes to its place with the next transcript.
  }, [wish, places]);

  const doubtful = useMemo(() => doubtfulWords(segments), [segments]);
  const goToDoubtful = (step: 1 | -1) => {
    const caret = caretIn(places.get(active ?? ''));
    const place = nextPlace(doubtful, caret, step);
    if (!place) return;
    setWish({ segmentId: place.segmentId, start: place.start, end: place.end });
    hear(place.startMs);
  };
  useShortcut(transcriptKeys.nextDoubtful, () => goToDoubtful(1), { inTextFields: true });
  useShortcut(transcriptKeys.previousDoubtful, () => goToDoubtful(-1), { inTextFields: true });

  const finding = useFinding(transcript, editor, { toSight, toCaret: setWish });
  const keys = useMemo(() => segments.map(({ id }) => id), [segments]);
  const lastUnvoiced = segments.findLastIndex(({ speaker }) => speaker === null);
  const heard = wordAt(segments, player.positionMs);
  const named = naming === null ? undefined : voices.find(({ mark }) => mark === naming);
  return (
    <div className={styles.root}>
      <PlayerBar sourceId={sourceId} player={player} durationMs={durationMs} segments={segments} colours={colours} />
      <TranscriptBar
        sourceId={sourceId}
        voices={voices}
        colours={colours}
        doubtful={doubtful.length}
        editor={editor}
        onVoice={({ mark }) => setNaming(mark)}
        onDoubtful={() => goToDoubtful(1)}
        onFind={() => finding.open('find')}
      />
      {finding.bar}
      <SegmentList
        keys={keys}
        heard={heard?.segment ?? 0}
        active={(active !== null ? places.get(active) : null) ?? null}
        wanted={wanted}
        render={(index) => {
          const segment = segments[index];
          return (
            segment && (
              <SegmentRow
                segment={segment}
                voices={voices}
                colour={segment.speaker === null ? undefined : colours.get(segment.speaker)}
                heard={heard?.segment === index ? heard.word : null}
                found={finding.find.inSegment(segment.id)}
                wish={wish?.segmentId === segment.id ? wish : null}
                hasFollowing={lastUnvoiced > index}
                editor={editor}
                actions={actions}
              />
            )
          );
        }}
      />
      {named && <VoicePicker voice={named} onName={editor.nameVoice} onClose={() => setNaming(null)} />}
    </div>
  );
}

/** The ink of each voice by its mark; two with one name are one voice. */
function useVoiceColours({ segments, voices }: CorrectedTranscript): ReadonlyMap<string, string> {
  return useMemo(() => {
    const names = new Map(voices.map(({ mark, name }) => [mark, name ?? mark]));
    const inks = speakerColours(
      segments.map(({ speaker }) => ({ speaker: speaker && (names.get(speaker) ?? speaker) })),
    );
    return new Map([...names].flatMap(([mark, name]) => (inks.has(name) ? [[mark, inks.get(name)!]] : [])));
  }, [segments, voices]);
}

type Ways = { toSight: (segmentId: string) => void; toCaret: (wish: CaretWish) => void };

/** The bar that finds and replaces, and its keys. */
function useFinding({ segments }: CorrectedTranscript, editor: TranscriptEditor, { toSight, toCaret }: Ways) {
  const notify = useNotify();
  const { undo } = useUndo();
  const find = useFind(segments, editor);
  const [focusKey, setFocusKey] = useState(0);
  const first = find.matches[find.current];
  const shown = useRef(first);
  useEffect(() => {
    if (first && first !== shown.current) toSight(first.segmentId);
    shown.current = first;
  });
  const open = (mode: 'find' | 'replace') => {
    find.open(mode, selectedText());
    setFocusKey(focusKey + 1);
  };
  const isOpen = find.mode !== 'closed';
  useShortcut(transcriptKeys.find, () => open('find'), { inTextFields: true });
  useShortcut(transcriptKeys.replace, () => open('replace'), { inTextFields: true });
  useShortcut(transcriptKeys.nextMatch, () => find.go(1), { inTextFields: true, enabled: isOpen });
  useShortcut(transcriptKeys.previousMatch, () => find.go(-1), { inTextFields: true, enabled: isOpen });
  const close = () => {
    find.close();
    if (first) toCaret(first);
  };
  const replaceAll = () => {
    const count = find.replaceAll();
    notify.done({ text: words.replaced(count), undo: () => void undo() });
  };
  const bar = isOpen && (
    <FindBar find={find} focusKey={focusKey} onGo={find.go} onReplaceAll={replaceAll} onClose={close} />
  );
  return { find, open, bar };
}

/** Where the caret is, when it is in a segment's text. */
function caretIn(segment: number | undefined): { segment: number; start: number } | null {
  const field = document.activeElement;
  if (segment === undefined || !(field instanceof HTMLTextAreaElement)) return null;
  return { segment, start: field.selectionStart };
}

/** What is selected in a text field: the first thing that is looked for. */
function selectedText(): string {
  const field = document.activeElement;
  if (!(field instanceof HTMLTextAreaElement)) return '';
  return field.value.slice(field.selectionStart, field.selectionEnd);
}

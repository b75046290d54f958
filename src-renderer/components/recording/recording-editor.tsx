import { makeStyles } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import type { CorrectedTranscript } from '../../../src-shared/domain/corrected-transcript.ts';
import { wordAt } from './current-word.ts';
import { HearAgain } from './hear-again.tsx';
import { PlayerBar } from './player-bar.tsx';
import { SecondPass } from './second-pass.tsx';
import { SegmentList } from './segment-list.tsx';
import { SegmentRow } from './segment-row.tsx';
import type { CaretWish } from './segment-text.tsx';
import { speakerColours } from './speaker-colours.ts';
import { TranscriptBar } from './transcript-bar.tsx';
import { unheardNotes } from './unheard-notes.ts';
import { useDoubtful } from './use-doubtful.ts';
import { useFinding } from './use-finding.tsx';
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
  const { sourceId, segments, voices, unheard } = transcript;
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

  const doubtful = useDoubtful(segments, {
    placeOf: () => places.get(active ?? ''),
    toCaret: setWish,
    hear,
    edit: editor.edit,
  });
  const finding = useFinding(transcript, editor, { toSight, toCaret: setWish });
  const notes = useMemo(() => unheardNotes(segments, unheard), [segments, unheard]);
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
        doubtful={doubtful.count}
        editor={editor}
        onVoice={({ mark }) => setNaming(mark)}
        onDoubtful={doubtful.goToNext}
        onFind={() => finding.open('find')}
      >
        <SecondPass transcript={transcript} hasDoubtful={doubtful.count > 0} editor={editor} hear={hear} />
        <HearAgain transcript={transcript} beforehand={editor.whenSent} iconOnly />
      </TranscriptBar>
      {finding.bar}
      <SegmentList
        keys={keys}
        notes={notes}
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

import { type KeyboardEvent, memo } from 'react';
import type { CorrectedSegment, Voice } from '../../../src-shared/domain/corrected-transcript.ts';
import { clockWords } from '../../../src-shared/domain/place-words.ts';
import { voiceWords } from '../../../src-shared/domain/voice-words.ts';
import { transcriptMessages as words } from '../../messages/transcript.ts';
import { isTextField } from '../shortcuts.ts';
import { SegmentFrame } from './segment-frame.tsx';
import { voiceOfKey } from './segment-keys.ts';
import { type CaretWish, type SegmentActions, SegmentText } from './segment-text.tsx';
import type { FoundStretch } from './segment-words.tsx';
import type { TranscriptEditor } from './use-transcript.ts';
import { VoiceMenu } from './voice-menu.tsx';

/** What a row asks of those around it, its text's wishes among them. */
export type RowActions = SegmentActions & {
  onVoice: (segment: CorrectedSegment, mark: string | null) => void;
  onName: (mark: string) => void;
  onFollowing: (segment: CorrectedSegment) => void;
};

type SegmentRowProps = {
  segment: CorrectedSegment;
  voices: readonly Voice[];
  colour: string | undefined;
  heard: number | null;
  found: readonly FoundStretch[];
  wish: CaretWish | null;
  /** Whether a segment after it has no voice. */
  hasFollowing: boolean;
  editor: TranscriptEditor;
  actions: RowActions;
};

/** A segment that can be corrected: when, who, and its words. */
export const SegmentRow = memo(function SegmentRow(props: SegmentRowProps) {
  const { segment, voices, colour, heard, found, wish, hasFollowing, editor, actions } = props;
  const { speaker, startMs } = segment;
  const name = voices.find(({ mark }) => mark === speaker)?.name ?? speaker;
  const label = words.text(name === null ? words.whoSpeaks : voiceWords(name), clockWords(startMs));
  const onKeyDown = (event: KeyboardEvent) => {
    const mark = voiceOfKey(event.nativeEvent, isTextField(event.target));
    if (mark === undefined || event.defaultPrevented) return;
    event.preventDefault();
    actions.onVoice(segment, mark);
  };
  return (
    <SegmentFrame
      startMs={startMs}
      colour={colour}
      isHeard={heard !== null}
      onHear={(positionMs) => actions.onHear(positionMs, { play: true })}
      onKeyDown={onKeyDown}
    >
      <VoiceMenu
        voices={voices}
        speaker={speaker}
        colour={colour}
        onVoice={(mark) => actions.onVoice(segment, mark)}
        onName={actions.onName}
        onFollowing={hasFollowing ? () => actions.onFollowing(segment) : undefined}
      />
      <SegmentText
        segment={segment}
        label={label}
        heard={heard}
        found={found}
        wish={wish}
        editor={editor}
        actions={actions}
      />
    </SegmentFrame>
  );
});

import {
  ArrowSyncRegular,
  CheckmarkCircleRegular,
  ClockRegular,
  ErrorCircleRegular,
  EyeOffRegular,
  type FluentIcon,
  LockClosedRegular,
  MicOffRegular,
  MicRegular,
  WarningRegular,
} from '@fluentui/react-icons';
import { type ReadingState, readingStateOf } from '../../src-shared/domain/paper-groups.ts';
import type { Source } from '../../src-shared/domain/source.ts';
import { paperStateNames, recordingStateNames } from '../messages/papers.ts';
import { StateMark, type StateTone } from './chips.tsx';
import { useIsSoundRead } from './sound-reader/sound-reader-context.tsx';

const looks: Record<ReadingState, { tone: StateTone; icon: FluentIcon }> = {
  queued: { tone: 'neutral', icon: ClockRegular },
  reading: { tone: 'working', icon: ArrowSyncRegular },
  good: { tone: 'neutral', icon: CheckmarkCircleRegular },
  poor: { tone: 'warning', icon: WarningRegular },
  empty: { tone: 'warning', icon: EyeOffRegular },
  failed: { tone: 'bad', icon: ErrorCircleRegular },
  'needs-password': { tone: 'warning', icon: LockClosedRegular },
};

/** The reading state of a paper as an icon and a word; of a recording, whether it was put into words. */
export function PaperStateMark({ source }: { source: Pick<Source, 'id' | 'kind' | 'status' | 'quality' | 'pages'> }) {
  const read = readingStateOf(source);
  // What the host could not read and a window is reading has not failed.
  const isReadHere = useIsSoundRead(source.id);
  const state = read === 'failed' && isReadHere ? 'reading' : read;
  const ofRecording = source.kind === 'recording' ? recordingState(source, state) : null;
  if (ofRecording !== null) {
    const { icon: Icon, name } = ofRecording;
    return (
      <StateMark tone="neutral" icon={<Icon />}>
        {name}
      </StateMark>
    );
  }
  const { tone, icon: Icon } = looks[state];
  return (
    <StateMark tone={tone} icon={<Icon />}>
      {paperStateNames[state]}
    </StateMark>
  );
}

/** Of a recording that can be heard: whether it is in words, or holds none. */
function recordingState({ pages }: Pick<Source, 'pages'>, state: ReadingState) {
  if (state === 'empty') return { icon: MicOffRegular, name: recordingStateNames.nobodySpeaks };
  if (state !== 'good') return null;
  return pages > 0
    ? { icon: CheckmarkCircleRegular, name: recordingStateNames.inWords }
    : { icon: MicRegular, name: recordingStateNames.soundAlone };
}

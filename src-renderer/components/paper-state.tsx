import {
  ArrowSyncRegular,
  CheckmarkCircleRegular,
  ClockRegular,
  ErrorCircleRegular,
  EyeOffRegular,
  type FluentIcon,
  LockClosedRegular,
  MicRegular,
  WarningRegular,
} from '@fluentui/react-icons';
import { type ReadingState, readingStateOf } from '../../src-shared/domain/paper-groups.ts';
import type { Source } from '../../src-shared/domain/source.ts';
import { paperStateNames, recordingStateNames } from '../messages/papers.ts';
import { StateMark, type StateTone } from './chips.tsx';

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
export function PaperStateMark({ source }: { source: Pick<Source, 'kind' | 'status' | 'quality' | 'pages'> }) {
  const state = readingStateOf(source);
  if (source.kind === 'recording' && state === 'good') {
    return source.pages > 0 ? (
      <StateMark tone="neutral" icon={<CheckmarkCircleRegular />}>
        {recordingStateNames.inWords}
      </StateMark>
    ) : (
      <StateMark tone="neutral" icon={<MicRegular />}>
        {recordingStateNames.soundAlone}
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

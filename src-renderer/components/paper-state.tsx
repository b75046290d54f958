import {
  ArrowSyncRegular,
  CheckmarkCircleRegular,
  ClockRegular,
  ErrorCircleRegular,
  EyeOffRegular,
  type FluentIcon,
  LockClosedRegular,
  WarningRegular,
} from '@fluentui/react-icons';
import type { Source } from '../../src-shared/domain/source.ts';
import { paperStateNames } from '../messages/papers.ts';
import { StateMark, type StateTone } from './chips.tsx';

export type PaperState = keyof typeof paperStateNames;

const looks: Record<PaperState, { tone: StateTone; icon: FluentIcon }> = {
  queued: { tone: 'neutral', icon: ClockRegular },
  reading: { tone: 'working', icon: ArrowSyncRegular },
  good: { tone: 'neutral', icon: CheckmarkCircleRegular },
  poor: { tone: 'warning', icon: WarningRegular },
  empty: { tone: 'warning', icon: EyeOffRegular },
  failed: { tone: 'bad', icon: ErrorCircleRegular },
  'needs-password': { tone: 'warning', icon: LockClosedRegular },
};

/** How the reading of a paper stands, as lists say it. */
export function paperStateOf(source: Pick<Source, 'status' | 'quality'>): PaperState {
  if (source.status !== 'ready') return source.status;
  if (source.quality === 'poor') return 'poor';
  return source.quality === 'empty' ? 'empty' : 'good';
}

/** The reading state of a paper as an icon and a word. */
export function PaperStateMark({ source }: { source: Pick<Source, 'status' | 'quality'> }) {
  const state = paperStateOf(source);
  const { tone, icon: Icon } = looks[state];
  return (
    <StateMark tone={tone} icon={<Icon />}>
      {paperStateNames[state]}
    </StateMark>
  );
}

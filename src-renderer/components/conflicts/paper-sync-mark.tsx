import {
  BranchCompareRegular,
  CloudArrowUpRegular,
  CloudCheckmarkRegular,
  CloudErrorRegular,
  DesktopRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import type { PaperSyncState } from '../../../src-shared/domain/sync/conflict.ts';
import { paperSyncNames } from '../../messages/conflicts.ts';
import { StateMark, type StateTone } from '../chips.tsx';

const looks: Record<PaperSyncState, { tone: StateTone; icon: FluentIcon }> = {
  here: { tone: 'neutral', icon: DesktopRegular },
  told: { tone: 'neutral', icon: CloudArrowUpRegular },
  sent: { tone: 'neutral', icon: CloudCheckmarkRegular },
  conflict: { tone: 'warning', icon: BranchCompareRegular },
  refused: { tone: 'bad', icon: CloudErrorRegular },
};

/** How far a paper's changes have come, as an icon and a word; the icon alone where there is little room. */
export function PaperSyncMark({ state, iconOnly = false }: { state: PaperSyncState; iconOnly?: boolean }) {
  const { tone, icon: Icon } = looks[state];
  const name = paperSyncNames[state];
  if (!iconOnly) {
    return (
      <StateMark tone={tone} icon={<Icon />}>
        {name}
      </StateMark>
    );
  }
  return (
    <span title={name}>
      <StateMark tone={tone} icon={<Icon />}>
        <span className="grid-spoken">{name}</span>
      </StateMark>
    </span>
  );
}

import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkRegular,
  ClockRegular,
  CloudArrowUpRegular,
  CloudCheckmarkRegular,
  DocumentSearchRegular,
  EyeRegular,
  PersonRegular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { ConflictVersion } from '../../../src-shared/domain/sync/conflict.ts';
import { StateMark } from '../../components/chips.tsx';
import { useWritingPlace } from '../../components/conflicts/writing-place.ts';
import { Note, NoteList } from '../../components/note-list.tsx';
import { useProof } from '../../components/viewer/proof-context.tsx';
import { conflictMessages as words } from '../../messages/conflicts.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '10px',
    minWidth: 0,
    padding: '14px 16px 16px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  marked: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}`,
  },
  state: { minHeight: '20px' },
  value: {
    maxHeight: '220px',
    overflow: 'auto',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: 'auto', paddingTop: '4px' },
});

type VersionCardProps = {
  /** Who wrote it, where and when. */
  version: ConflictVersion;
  isShown: boolean;
  /** The one that the keys would take. */
  isMarked: boolean;
  action: string;
  isBusy: boolean;
  onUse: () => void;
  /** What it says. */
  children: ReactNode;
};

/** One of the values of a conflict: what it says, who says it and what proves it. */
export function VersionCard({ version, isShown, isMarked, action, isBusy, onUse, children }: VersionCardProps) {
  const styles = useStyles();
  const proof = useProof();
  const { evidence, actor, writtenAt, isSent } = version;
  const { where, clock } = useWritingPlace()(version);
  return (
    <li className={mergeClasses(styles.card, isMarked && styles.marked)}>
      <div className={styles.state}>
        {isShown && (
          <StateMark tone="neutral" icon={<EyeRegular />}>
            {words.shownNow}
          </StateMark>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than its place is scrolled by keys */}
      <div className={styles.value} tabIndex={0}>
        {children}
      </div>
      <NoteList>
        <Note icon={<PersonRegular />}>
          {words.by(actor)}, {where}
        </Note>
        <Note icon={<ClockRegular />}>{words.writtenAt(writtenAt, clock)}</Note>
        <Note icon={isSent ? <CloudCheckmarkRegular /> : <CloudArrowUpRegular />}>
          {isSent ? words.sent : words.unsent}
        </Note>
      </NoteList>
      <div className={styles.actions}>
        <Button
          appearance={isMarked ? 'primary' : 'secondary'}
          icon={<CheckmarkRegular />}
          disabledFocusable={isBusy}
          onClick={onUse}
        >
          {action}
        </Button>
        {evidence.length > 0 && (
          <Button appearance="subtle" icon={<DocumentSearchRegular />} onClick={() => proof.show(evidence)}>
            {words.proof(evidence.length)}
          </Button>
        )}
      </div>
    </li>
  );
}

import { makeStyles, tokens } from '@fluentui/react-components';
import { BranchCompareRegular } from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import type { RegisterName } from '../../../src-shared/domain/sync/conflict.ts';
import { conflictMessages as words } from '../../messages/conflicts.ts';
import { StateMark } from '../chips.tsx';
import { conflictAddress } from './conflict-address.ts';
import { useOpenConflicts } from './use-open-conflicts.ts';

const useStyles = makeStyles({
  link: {
    color: tokens.colorStatusWarningForeground3,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
});

/** That something of a thing is in conflict, with the way to decide it; nothing where nothing is. */
export function ConflictMark({ entity, entityId }: Pick<RegisterName, 'entity' | 'entityId'>) {
  const styles = useStyles();
  const ofThis = useOpenConflicts().filter((each) => each.entity === entity && each.entityId === entityId);
  const [first] = ofThis;
  if (first === undefined) return null;
  return (
    <Link to="/conflictos" search={conflictAddress(first)} className={styles.link}>
      <StateMark tone="warning" icon={<BranchCompareRegular />}>
        {words.ofThis(ofThis.length)}
      </StateMark>
    </Link>
  );
}

import { makeStyles, tokens } from '@fluentui/react-components';
import {
  BranchCompareRegular,
  CheckmarkCircleRegular,
  EyeOffRegular,
  PlugDisconnectedRegular,
  SubtractCircleRegular,
} from '@fluentui/react-icons';
import type { StandingSchool } from '../../../src-shared/contract/district-planillas-contract.ts';
import { StateMark } from '../../components/chips.tsx';
import { FactList, FactRow } from '../../components/fact-list.tsx';
import { districtPlanillasMessages } from '../../messages/district-planillas.ts';

const words = districtPlanillasMessages.schools;

const useStyles = makeStyles({
  root: { margin: '10px 20px', color: tokens.colorNeutralForeground2 },
  summary: { width: 'fit-content', padding: '6px 0', fontWeight: tokens.fontWeightSemibold, cursor: 'pointer' },
  list: { maxHeight: '260px', marginBottom: '10px', maxWidth: '860px', overflowY: 'auto' },
});

const icons = {
  shown: <CheckmarkCircleRegular />,
  none: <SubtractCircleRegular />,
  hidden: <EyeOffRegular />,
  disputed: <BranchCompareRegular />,
  silent: <PlugDisconnectedRegular />,
} as const;

/** Every school with how it stands with the planilla: which rows are here, and why others are not. */
export function StandingSchools({ schools, atMs }: { schools: readonly StandingSchool[]; atMs: number }) {
  const styles = useStyles();
  const shown = schools.filter(({ standing }) => standing === 'shown').length;
  return (
    <details className={styles.root}>
      <summary className={styles.summary}>{words.summary(shown, schools.length)}</summary>
      <div className={styles.list}>
        <FactList>
          {schools.map((school) => (
            <FactRow
              key={school.id}
              name={school.name}
              mark={
                <StateMark tone={school.standing === 'shown' ? 'good' : 'neutral'} icon={icons[school.standing]}>
                  {words.standing(school)}
                </StateMark>
              }
              facts={words.heard(school.lastContactMs, atMs)}
            />
          ))}
        </FactList>
      </div>
    </details>
  );
}

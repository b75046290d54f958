import { makeStyles, Switch, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import { type ReactNode, useMemo, useState } from 'react';
import { StateMark } from '../../components/chips.tsx';
import { compareMessages as words } from '../../messages/compare.ts';
import { alignParts } from './align-parts.ts';
import type { TriedSide } from './compare-sides.ts';
import { CompareStanding } from './compare-standing.tsx';
import { CompareText } from './compare-text.tsx';
import { TrialNotes } from './trial-notes.tsx';
import type { SideRun } from './use-comparison.ts';
import type { TrialState } from './use-trial.ts';

const places = [0, 1] as const;
const ended: ReadonlySet<TrialState['state']> = new Set(['done', 'stopped', 'failed']);

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '4px' },
  table: {
    width: '100%',
    tableLayout: 'fixed',
    borderCollapse: 'separate',
    borderSpacing: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    '& th, & td': { padding: '10px 14px', verticalAlign: 'top', textAlign: 'left' },
    '& th + th, & td + td': { borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
    '& tbody tr:first-child td, & tfoot td': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    '& tbody td': { padding: '5px 14px' },
    '& tbody tr:first-child td': { paddingTop: '10px' },
    '& tbody tr:last-child td': { paddingBottom: '10px' },
  },
  head: { fontWeight: tokens.fontWeightRegular },
  name: {
    overflow: 'hidden',
    marginBottom: '4px',
    color: tokens.colorNeutralForeground2,
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  foot: { display: 'flex', flexDirection: 'column', gap: '8px' },
  marks: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'flex-end', gap: '0 12px' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

type Pair<Item> = readonly [Item, Item];

type CompareResultsProps = {
  runs: Pair<SideRun>;
  /** Whether something of a side was changed after it was tried. */
  changed: Pair<boolean>;
  canTry: Pair<boolean>;
  onStop: (place: 0 | 1) => void;
  onAgain: (place: 0 | 1) => void;
  /** What takes a side that ended well. */
  keep: (place: 0 | 1, tried: TriedSide) => ReactNode;
};

/** What came out of both sides, what they say alike in one row, and how long each took. */
export function CompareResults({ runs, changed, canTry, onStop, onAgain, keep }: CompareResultsProps) {
  const styles = useStyles();
  const [wantsMarks, setWantsMarks] = useState(true);
  const [left, right] = [runs[0].trial.parts, runs[1].trial.parts];
  const rows = useMemo(() => alignParts(left, right), [left, right]);
  const proofs = useMemo(
    () => [left, right].map((parts) => parts.flatMap(({ citations }) => citations)),
    [left, right],
  );
  const isBoth = left.length > 0 && right.length > 0;
  return (
    <div className={styles.root}>
      {isBoth && (
        <div className={styles.marks}>
          {wantsMarks && <span className={styles.quiet}>{words.marked}</span>}
          <Switch label={words.mark} checked={wantsMarks} onChange={(_event, data) => setWantsMarks(data.checked)} />
        </div>
      )}
      <table className={styles.table} aria-label={words.table}>
        <thead>
          <tr>
            {places.map((place) => (
              <th key={place} scope="col" className={styles.head} data-trial={runs[place].trial.state}>
                <SideName place={place} run={runs[place]} />
                <CompareStanding
                  place={place}
                  run={runs[place]}
                  otherMs={runs[1 - place]?.trial.trial?.ms ?? null}
                  canTry={canTry[place]}
                  onStop={() => onStop(place)}
                  onAgain={() => onAgain(place)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <tr key={index}>
              {places.map((place) => (
                <td key={place}>
                  <CompareText row={row} place={place} proofs={proofs[place] ?? []} isMarked={isBoth && wantsMarks} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {runs.some(({ trial }) => ended.has(trial.state)) && (
          <tfoot>
            <tr>
              {places.map((place) => (
                <td key={place}>
                  <Ending run={runs[place]} isChanged={changed[place]} keep={(tried) => keep(place, tried)} />
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function SideName({ place, run: { last } }: { place: 0 | 1; run: SideRun }) {
  const styles = useStyles();
  const name = [words.sides[place], last?.tried.model, last?.tried.content.name].filter(Boolean).join(' · ');
  return (
    <div className={styles.name} title={name}>
      {name}
    </div>
  );
}

type EndingProps = { run: SideRun; isChanged: boolean; keep: (tried: TriedSide) => ReactNode };

function Ending({ run: { trial, last }, isChanged, keep }: EndingProps) {
  const styles = useStyles();
  return (
    <div className={styles.foot}>
      {trial.trial && <TrialNotes trial={trial.trial} />}
      {isChanged && trial.state !== 'running' && (
        <StateMark tone="warning" icon={<WarningRegular />}>
          {words.changed}
        </StateMark>
      )}
      {isWorthKeeping(trial) && last && !isChanged && keep(last.tried)}
    </div>
  );
}

/** A side that wrote nothing, or whose model failed, is no one's choice. */
function isWorthKeeping({ state, parts, trial }: TrialState): boolean {
  return state === 'done' && parts.length > 0 && trial?.problem === null;
}

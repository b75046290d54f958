import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  BranchCompareRegular,
  CheckmarkRegular,
  ChevronLeftRegular,
  ChevronRightRegular,
  CircleRegular,
  EditRegular,
  ErrorCircleRegular,
  HistoryRegular,
  LineHorizontal1Regular,
  QuestionFilled,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { Cell, Column, Reading } from '../../../src-shared/domain/planilla.ts';
import type { RegisterName } from '../../../src-shared/domain/sync/conflict.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { StateMark, type StateTone } from '../../components/chips.tsx';
import type { GridCellState } from '../../components/grid/grid-model.ts';
import { conflictMessages } from '../../messages/conflicts.ts';
import { cellBarMessages as words } from '../../messages/planillas.ts';
import { DisputedCell } from './disputed-cell.tsx';
import { valueText } from './planilla-table.ts';
import { readingChoices } from './review.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    flexShrink: 0,
    minHeight: '44px',
    padding: '4px 20px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  reviewing: { backgroundColor: tokens.colorNeutralBackground1Selected },
  what: { display: 'flex', alignItems: 'center', gap: '10px', flexGrow: 1, minWidth: 0, flexWrap: 'wrap' },
  column: {
    fontWeight: tokens.fontWeightSemibold,
    maxWidth: '24ch',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  muted: { color: tokens.colorNeutralForeground3 },
  problem: { color: tokens.colorStatusDangerForeground1 },
  left: { flexShrink: 0, color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
  steps: { display: 'flex', flexShrink: 0 },
  choices: { display: 'flex', alignItems: 'center', gap: '6px', flexWrap: 'wrap' },
  choice: { maxWidth: '26ch', justifyContent: 'flex-start', fontWeight: tokens.fontWeightRegular },
  choiceText: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  key: {
    display: 'inline-flex',
    justifyContent: 'center',
    flexShrink: 0,
    minWidth: '18px',
    marginRight: '6px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: '3px',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
    fontSize: '12px',
    lineHeight: '17px',
  },
});

type CellBarProps = {
  target: { column: Column; cell: Cell | undefined; problem: string | null; dispute: RegisterName | null } | null;
  reviewing: boolean;
  doubtfulLeft: number;
  onStep: (step: 1 | -1) => void;
  onAccept: () => void;
  onChoose: (position: number) => void;
};

/** The slim bar under the grid: what the active cell is, its readings, and the steps of a review. */
export function CellBar(props: CellBarProps) {
  const { target, reviewing, doubtfulLeft } = props;
  const styles = useStyles();
  return (
    <section className={mergeClasses(styles.root, reviewing && styles.reviewing)} aria-label={words.label}>
      <div className={styles.what} aria-live="polite">
        {target ? <CellFacts {...target} /> : <span className={styles.muted}>{words.pick}</span>}
        {target?.dispute && <DisputedCell register={target.dispute} />}
        {!target?.dispute && target?.cell?.state === 'doubtful' && (
          <Readings {...props} cell={target.cell} column={target.column} />
        )}
      </div>
      {reviewing && (
        <>
          <span className={styles.left} title={words.correct}>
            {doubtfulLeft > 0 ? words.left(doubtfulLeft) : words.noneLeft}
          </span>
          <div className={styles.steps}>
            <ActionButton
              appearance="subtle"
              iconOnly
              icon={<ChevronLeftRegular />}
              label={words.previous}
              shortcut="p"
              onClick={() => props.onStep(-1)}
            />
            <ActionButton
              appearance="subtle"
              iconOnly
              icon={<ChevronRightRegular />}
              label={words.next}
              shortcut="n"
              onClick={() => props.onStep(1)}
            />
          </div>
        </>
      )}
    </section>
  );
}

type CellFactsProps = NonNullable<CellBarProps['target']>;

function CellFacts({ column, cell, problem, dispute }: CellFactsProps) {
  const styles = useStyles();
  const look = LOOKS[cell?.state ?? 'empty'];
  return (
    <>
      <span className={styles.column} title={column.name}>
        {column.name}
      </span>
      {dispute ? (
        <StateMark tone="warning" icon={<BranchCompareRegular />}>
          {conflictMessages.cell}
        </StateMark>
      ) : problem !== null ? (
        <span className={styles.problem}>
          <StateMark tone="bad" icon={<ErrorCircleRegular />}>
            {problem}
          </StateMark>
        </span>
      ) : (
        <>
          <StateMark tone={look.tone} icon={look.icon}>
            {look.word}
          </StateMark>
          <span className={styles.muted}>{origin(cell)}</span>
        </>
      )}
    </>
  );
}

function Readings({ cell, column, reviewing, onChoose, onAccept }: CellBarProps & { cell: Cell; column: Column }) {
  const styles = useStyles();
  const choices = readingChoices(cell);
  return (
    <div className={styles.choices}>
      {choices.slice(0, 3).map((choice, index) => {
        const text = valueText(column.type, choice.value);
        return (
          <Button
            key={choice.value}
            size="small"
            className={styles.choice}
            aria-label={words.reading(index + 1, text)}
            title={text}
            onClick={() => onChoose(index)}
          >
            {reviewing && (
              <span className={styles.key} aria-hidden="true">
                {index + 1}
              </span>
            )}
            <span className={styles.choiceText}>{text}</span>
          </Button>
        );
      })}
      <ActionButton
        size="small"
        appearance="primary"
        icon={<CheckmarkRegular />}
        label={words.accept}
        shortcut={reviewing ? 'space' : undefined}
        onClick={onAccept}
      />
    </div>
  );
}

const LOOKS: Record<GridCellState, { tone: StateTone; icon: ReactElement; word: string }> = {
  found: { tone: 'good', icon: <CheckmarkRegular />, word: words.found },
  doubtful: { tone: 'warning', icon: <QuestionFilled />, word: words.doubtful },
  absent: { tone: 'neutral', icon: <LineHorizontal1Regular />, word: words.absent },
  manual: { tone: 'neutral', icon: <EditRegular />, word: words.manual },
  stale: { tone: 'neutral', icon: <HistoryRegular />, word: words.stale },
  empty: { tone: 'neutral', icon: <CircleRegular />, word: words.empty },
};

/** Who read the value, with how many proofs and whether someone approved it. */
function origin(cell: Cell | undefined): string {
  if (!cell) return '';
  const proofs = cell.evidence.length;
  const parts = [
    cell.reading && readerName(cell.reading),
    proofs > 0 ? words.proofs(proofs) : cell.state === 'found' ? words.noProof : null,
    cell.approved ? words.approved : null,
  ];
  return parts.filter(Boolean).join(' · ');
}

function readerName(reading: Reading): string {
  if (reading.kind === 'rule') return words.rule;
  return reading.kind === 'model' ? words.model(reading.model) : words.person(reading.name);
}

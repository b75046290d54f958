import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Citation } from '../../../src-shared/domain/answer.ts';
import type { TrialPart } from '../../../src-shared/domain/prompt-trial.ts';
import { compareMessages as words } from '../../messages/compare.ts';
import type { AlignedParts } from './align-parts.ts';
import { compareTexts } from './compare-texts.ts';
import { TrialPartText } from './trial-part.tsx';

const useStyles = makeStyles({
  mark: {
    padding: '1px 2px',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorBrandBackground2,
    color: 'inherit',
    textDecorationLine: 'underline',
    textDecorationStyle: 'dotted',
    textUnderlineOffset: '3px',
    boxDecorationBreak: 'clone',
  },
  alone: { paddingLeft: '9px', borderLeft: `3px solid ${tokens.colorBrandStroke1}` },
  nothing: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

type CompareTextProps = {
  row: AlignedParts;
  place: 0 | 1;
  proofs: readonly Citation[];
  /** Whether what only this side says is marked. */
  isMarked: boolean;
};

/** What one side says in a row of the comparison, with what the other does not say marked in it. */
export function CompareText({ row: { left, right }, place, proofs, isMarked }: CompareTextProps) {
  const styles = useStyles();
  const [mine, other] = place === 0 ? [left, right] : [right, left];
  if (mine === null) return isMarked && <p className={styles.nothing}>{words.alone}</p>;
  const proofName = (number: number) => words.proof(number, words.sides[place]);
  return (
    <div className={mergeClasses(isMarked && other === null && styles.alone)}>
      <TrialPartText part={mine} proofs={proofs} proofName={proofName}>
        {isMarked && other !== null ? <Marked mine={mine} other={other} /> : undefined}
      </TrialPartText>
    </div>
  );
}

function Marked({ mine, other }: { mine: TrialPart; other: TrialPart }) {
  const styles = useStyles();
  let place = 0;
  return compareTexts(mine.text, other.text).map(({ kind, text }) => {
    place += text.length;
    if (kind === 'added') return null;
    // A space alone is no difference that can be seen.
    if (kind === 'same' || text.trim() === '') return text;
    return (
      <mark key={place} className={styles.mark}>
        {text}
      </mark>
    );
  });
}

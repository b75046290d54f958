import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Citation } from '../../../src-shared/domain/answer.ts';
import type { TrialPart } from '../../../src-shared/domain/prompt-trial.ts';
import { useProof } from '../../components/viewer/proof-context.tsx';
import { trialMessages as words } from '../../messages/prompts.ts';

const useStyles = makeStyles({
  part: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  unproven: {
    textDecorationLine: 'underline',
    textDecorationStyle: 'wavy',
    textDecorationColor: tokens.colorStatusWarningForeground3,
    textUnderlineOffset: '3px',
  },
  proof: {
    minWidth: '24px',
    minHeight: '24px',
    marginLeft: '4px',
    padding: '0 5px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

type TrialPartTextProps = {
  part: TrialPart;
  /** All the proofs of the text, which the panel walks through. */
  proofs: readonly Citation[];
  /** What the button of a proof is called. */
  proofName?: (number: number) => string;
  /** The part's text with something marked in it. */
  children?: ReactNode;
};

/** A stretch of what a model wrote, with its proofs. */
export function TrialPartText({ part, proofs, proofName = words.proof, children }: TrialPartTextProps) {
  const styles = useStyles();
  const proof = useProof();
  const { text, mark, citations } = part;
  return (
    <p className={styles.part}>
      <span className={mergeClasses(mark === 'unproven' && styles.unproven)} title={words.marks[mark] || undefined}>
        {children ?? text}
      </span>
      {citations.map((citation) => (
        <button
          key={citation.number}
          type="button"
          className={styles.proof}
          aria-label={proofName(citation.number)}
          onClick={() => proof.show(proofs, proofs.indexOf(citation))}
        >
          {citation.number}
        </button>
      ))}
    </p>
  );
}

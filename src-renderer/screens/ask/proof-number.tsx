import { makeStyles, mergeClasses, Tooltip, tokens } from '@fluentui/react-components';
import type { Citation } from '../../../src-shared/domain/answer.ts';
import { proofWords } from '../../../src-shared/domain/answer-words.ts';
import { useProof } from '../../components/viewer/proof-context.tsx';
import { askMessages } from '../../messages/ask.ts';

/** Letters of a word that must be free to break. */
const LONG_WORD = 30;

const useStyles = makeStyles({
  together: { whiteSpace: 'nowrap' },
  number: {
    position: 'relative',
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    minWidth: '22px',
    height: '20px',
    boxSizing: 'border-box',
    margin: '0 1px 0 5px',
    padding: '0 5px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    fontFamily: 'inherit',
    fontSize: '12.5px',
    lineHeight: 1,
    fontWeight: tokens.fontWeightSemibold,
    verticalAlign: '1px',
    cursor: 'pointer',
    ':hover': { border: `1px solid ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    // The line is lower than a finger or a hurried mouse: what can be hit is larger than what is drawn.
    '::after': { content: '""', position: 'absolute', inset: '-7px -5px' },
  },
  shown: {
    border: '1px solid var(--proof-line)',
    backgroundColor: 'var(--proof-paint)',
    color: tokens.colorNeutralForeground1,
    ':hover': { border: '1px solid var(--proof-line)', backgroundColor: 'var(--proof-paint)' },
  },
});

type ProofNumberProps = { citations: readonly Citation[]; place: number };

/** Words and the number of their proof, which stays on the line of the last of them. */
export function ProvenText({ text, ...proof }: ProofNumberProps & { text: string }) {
  const styles = useStyles();
  const lastWord = /\S*$/.exec(text)?.[0] ?? '';
  return (
    <>
      {text.slice(0, text.length - lastWord.length)}
      <span className={lastWord.length < LONG_WORD ? styles.together : undefined}>
        {lastWord}
        <ProofNumber {...proof} />
      </span>
    </>
  );
}

/** The number of a proof in a sentence: opens the page where it is said, with its words painted. */
function ProofNumber({ citations, place }: ProofNumberProps) {
  const styles = useStyles();
  const proof = useProof();
  const citation = citations[place];
  if (!citation) return null;
  const isShown = proof.shown?.evidences[proof.shown.index] === citation;
  return (
    <Tooltip content={proofWords(citation)} relationship="inaccessible" withArrow={false}>
      <button
        type="button"
        aria-label={askMessages.proof(citation.number, proofWords(citation))}
        aria-current={isShown ? 'true' : undefined}
        className={mergeClasses(styles.number, isShown && styles.shown)}
        onClick={() => proof.show(citations, place)}
      >
        {citation.number}
      </button>
    </Tooltip>
  );
}

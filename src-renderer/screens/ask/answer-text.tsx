import { makeStyles, tokens } from '@fluentui/react-components';
import type { Answer } from '../../../src-shared/domain/answer.ts';
import { proofWords } from '../../../src-shared/domain/answer-words.ts';
import { tidySpaces } from '../../../src-shared/domain/fold-text.ts';
import { cutAnswer } from './cut-answer.ts';
import { ProvenText } from './proof-number.tsx';

const useStyles = makeStyles({
  text: { margin: 0, fontSize: '16px', lineHeight: '26px', overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  quotes: { display: 'flex', flexDirection: 'column', gap: '14px', margin: 0, padding: 0, listStyle: 'none' },
  quote: { paddingLeft: '12px', borderLeft: '3px solid var(--proof-line)' },
  source: {
    marginTop: '2px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
});

type AnswerTextProps = { answer: Pick<Answer, 'text' | 'citations' | 'engine' | 'found'> };

/** What an answer says, with its proofs as numbers in it. */
export function AnswerText({ answer }: AnswerTextProps) {
  const styles = useStyles();
  const { text, citations, engine, found } = answer;
  if (engine === 'passages' && found) return <Quotes citations={citations} />;
  return (
    <p className={styles.text}>
      {cutAnswer(text, citations).map((piece) =>
        piece.proof === null ? (
          piece.text
        ) : (
          <ProvenText key={piece.start} text={piece.text} citations={citations} place={piece.proof} />
        ),
      )}
    </p>
  );
}

/** Passages as they stand in their papers: a number that a paper itself has between brackets is no proof. */
function Quotes({ citations }: Pick<Answer, 'citations'>) {
  const styles = useStyles();
  return (
    <ul className={styles.quotes}>
      {citations.map((citation, place) => (
        <li key={citation.number} className={styles.quote}>
          <p className={styles.text}>
            <ProvenText text={`«${tidySpaces(citation.quote)}»`} citations={citations} place={place} />
          </p>
          <div className={styles.source}>{proofWords(citation)}</div>
        </li>
      ))}
    </ul>
  );
}

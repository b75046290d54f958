import { makeStyles, tokens } from '@fluentui/react-components';
import { useId, useMemo, useState } from 'react';
import type { Answer } from '../../../src-shared/domain/answer.ts';
import type { Turn } from '../../../src-shared/domain/conversation.ts';
import { AddPapersMenu } from '../../components/upload/add-papers-menu.tsx';
import { askMessages } from '../../messages/ask.ts';
import { formatMoment } from '../../messages/format.ts';
import { AnswerActions } from './answer-actions.tsx';
import { AnswerWarnings, answerFacts } from './answer-facts.tsx';
import { AnswerText } from './answer-text.tsx';
import { PassageList } from './passage-list.tsx';
import { QuestionBubble } from './question-bubble.tsx';

const mostNearest = 3;

const useStyles = makeStyles({
  turn: { display: 'flex', flexDirection: 'column', gap: '18px' },
  answer: { display: 'flex', flexDirection: 'column', gap: '10px' },
  facts: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: '16px',
  },
  box: {
    padding: '10px 4px 6px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  heading: {
    margin: '0 0 4px 15px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** A question and its answer; `before` is the answer above it, whose warning is not said again. */
export function TurnView({ turn, before }: { turn: Turn; before: Answer | null }) {
  const styles = useStyles();
  const retrievedId = useId();
  const [retrievedShown, showRetrieved] = useState(false);
  const { answer } = turn;
  return (
    <article className={styles.turn}>
      <QuestionBubble question={turn.question} hint={askMessages.askedAt(formatMoment(turn.askedAt))} />
      <div className={styles.answer}>
        <AnswerText answer={answer} />
        {!answer.found && <Nearest answer={answer} />}
        <AnswerWarnings answer={answer} before={before} />
        <div className={styles.foot}>
          <AnswerActions
            turn={turn}
            retrievedShown={retrievedShown}
            retrievedId={retrievedId}
            onToggleRetrieved={() => showRetrieved(!retrievedShown)}
          />
          <p className={styles.facts}>{answerFacts(answer)}</p>
        </div>
        <div id={retrievedId}>
          {retrievedShown && (
            <div className={styles.box}>
              <p className={styles.facts} style={{ margin: '0 15px 4px' }}>
                {askMessages.retrievedHint}
              </p>
              <PassageList label={askMessages.retrieved} passages={answer.retrieved} withFacts />
            </div>
          )}
        </div>
      </div>
    </article>
  );
}

/** What comes nearest to a question that the papers do not answer, and a way to bring the paper that does. */
function Nearest({ answer }: { answer: Answer }) {
  const styles = useStyles();
  const nearest = useMemo(() => answer.retrieved.slice(0, mostNearest), [answer.retrieved]);
  if (answer.engine === 'roster') return null;
  return (
    <>
      {nearest.length > 0 && (
        <section className={styles.box} aria-label={askMessages.nearest}>
          <h3 className={styles.heading}>{askMessages.nearest}</h3>
          <PassageList label={askMessages.nearest} passages={nearest} />
        </section>
      )}
      <div>
        <AddPapersMenu appearance="secondary" />
      </div>
    </>
  );
}

import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular, ErrorCircleRegular, StopRegular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import { canRetry, errorCodeOf, errorText } from '../../client/error-text.ts';
import { useAsking } from '../../components/asking/asking-context.tsx';
import type { Asking } from '../../components/asking/asking-state.ts';
import { StateMark } from '../../components/chips.tsx';
import { AddPapersMenu } from '../../components/upload/add-papers-menu.tsx';
import { askMessages } from '../../messages/ask.ts';
import { ProvenText } from './proof-number.tsx';
import { QuestionBubble } from './question-bubble.tsx';
import { useElapsed } from './use-elapsed.ts';

/** After this long it is said that it may take minutes. */
const PATIENCE_AFTER_MS = 15_000;

const useStyles = makeStyles({
  turn: { display: 'flex', flexDirection: 'column', gap: '18px' },
  answer: { display: 'flex', flexDirection: 'column', gap: '10px' },
  text: { margin: 0, fontSize: '16px', lineHeight: '26px', overflowWrap: 'anywhere' },
  step: { display: 'flex', alignItems: 'center', gap: '10px', color: tokens.colorNeutralForeground2 },
  beat: {
    flexShrink: 0,
    width: '9px',
    height: '9px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorCompoundBrandBackground,
    animationName: { '0%': { opacity: 1 }, '50%': { opacity: 0.25 }, '100%': { opacity: 1 } },
    animationDuration: '2s',
    animationIterationCount: 'infinite',
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, textWrap: 'pretty' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  problem: { margin: 0, textWrap: 'pretty' },
});

/** The question on its way: what is being done, since when, and the sentences that are proven so far. */
export function AskingView({ asking }: { asking: Asking }) {
  const styles = useStyles();
  const citations = useMemo(() => asking.sentences.map(({ citation }) => citation), [asking.sentences]);
  return (
    <article className={styles.turn}>
      <QuestionBubble question={asking.question} />
      <div className={styles.answer}>
        {asking.sentences.length > 0 && (
          <p className={styles.text}>
            {asking.sentences.map(({ text }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: sentences only come, one after the other
              <span key={place}>
                <ProvenText text={text} citations={citations} place={place} />{' '}
              </span>
            ))}
          </p>
        )}
        {asking.state.type === 'working' ? <Working asking={asking} /> : <Ended asking={asking} />}
      </div>
    </article>
  );
}

function Working({ asking }: { asking: Asking }) {
  const styles = useStyles();
  const elapsed = useElapsed(asking.startedAt, true);
  return (
    <>
      <div className={styles.step}>
        <span className={styles.beat} aria-hidden="true" />
        <span>{stepWords(asking.step)}</span>
        <span className={styles.quiet} aria-hidden="true">
          {askMessages.elapsed(elapsed)}
        </span>
      </div>
      {elapsed > PATIENCE_AFTER_MS && <p className={styles.quiet}>{askMessages.patience}</p>}
    </>
  );
}

/** A question that ended without an answer: why, and what to do. */
function Ended({ asking }: { asking: Asking }) {
  const styles = useStyles();
  const { ask } = useAsking();
  const { state } = asking;
  const again = (
    <Button icon={<ArrowClockwiseRegular />} onClick={() => ask(asking)}>
      {askMessages.again}
    </Button>
  );
  if (state.type !== 'failed') {
    return (
      <>
        <StateMark tone="neutral" icon={<StopRegular />}>
          {askMessages.stopped}
        </StateMark>
        <div className={styles.actions}>{again}</div>
      </>
    );
  }
  return (
    <div role="alert" className={styles.answer}>
      <StateMark tone="bad" icon={<ErrorCircleRegular />}>
        {askMessages.failed}
      </StateMark>
      <p className={styles.problem}>{errorText(state.error)}</p>
      <div className={styles.actions}>
        {errorCodeOf(state.error) === 'NO_PAPERS' && <AddPapersMenu />}
        {canRetry(state.error) && again}
      </div>
    </div>
  );
}

/** "Buscando en 1.204 papeles" */
export function stepWords(step: Asking['step']): string {
  switch (step?.type) {
    case undefined:
      return askMessages.preparing;
    case 'searching':
      return askMessages.searching(step.papers);
    case 'reading':
      return askMessages.reading(step.passages);
    case 'ranking':
      return askMessages.ranking(step.passages, step.model);
    case 'writing':
      return askMessages.writing(step.model);
  }
}

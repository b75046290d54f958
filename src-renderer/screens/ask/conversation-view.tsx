import { makeStyles } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { Turn } from '../../../src-shared/domain/conversation.ts';
import { tidySpaces } from '../../../src-shared/domain/fold-text.ts';
import type { Asking } from '../../components/asking/asking-state.ts';
import { askMessages } from '../../messages/ask.ts';
import { AskingView, stepWords } from './asking-view.tsx';
import { TurnView } from './turn-view.tsx';

/** What is seen above the last question. */
const GAP_ABOVE = 14;

const useStyles = makeStyles({
  scroll: { flexGrow: 1, minHeight: 0, overflow: 'hidden auto' },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: '34px',
    width: '100%',
    maxWidth: '800px',
    boxSizing: 'border-box',
    margin: '0 auto',
    padding: '14px 24px 28px',
    listStyle: 'none',
  },
  said: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

type ConversationViewProps = { turns: readonly Turn[]; asking: Asking | null };

/** Questions and answers in the order in which they came; the last one is in sight. */
export function ConversationView({ turns, asking }: ConversationViewProps) {
  const styles = useStyles();
  const pane = useRef<HTMLElement>(null);
  const last = useRef<HTMLLIElement>(null);
  const lastKey = asking ? `asking ${asking.startedAt}` : turns.at(-1)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another last one is what it waits for
  useEffect(() => {
    if (pane.current && last.current) bringToTop(pane.current, last.current);
  }, [lastKey]);
  const count = turns.length + (asking ? 1 : 0);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section ref={pane} className={styles.scroll} tabIndex={0} aria-label={askMessages.conversation}>
        <ol className={styles.list}>
          {turns.map((turn, place) => (
            <li key={turn.id} ref={place === count - 1 ? last : undefined}>
              <TurnView turn={turn} before={turns[place - 1]?.answer ?? null} />
            </li>
          ))}
          {asking && (
            <li ref={last}>
              <AskingView asking={asking} />
            </li>
          )}
        </ol>
      </section>
      <div role="status" className={styles.said}>
        {whatIsSaid(turns, asking)}
      </div>
    </>
  );
}

/** Not `scrollIntoView`, which moves what is around the pane too. */
function bringToTop(pane: HTMLElement, element: HTMLElement): void {
  pane.scrollTop += element.getBoundingClientRect().top - pane.getBoundingClientRect().top - GAP_ABOVE;
}

/** What a screen reader hears: each step as it begins, and the answer once it is there. */
function whatIsSaid(turns: readonly Turn[], asking: Asking | null): string {
  if (asking) return asking.state.type === 'working' ? stepWords(asking.step) : '';
  const answer = turns.at(-1)?.answer;
  return answer ? askMessages.answered(tidySpaces(answer.text)) : '';
}

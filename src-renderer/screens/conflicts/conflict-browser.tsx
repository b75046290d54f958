import { makeStyles, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useDecideConflict } from '../../components/conflicts/use-decide-conflict.ts';
import { useMayDecide } from '../../components/conflicts/use-may-decide.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { ListSkeleton } from '../../components/loading-skeleton.tsx';
import { type Choice, choicesOf } from './conflict-choices.ts';
import { ConflictDetail } from './conflict-detail.tsx';
import { ConflictList } from './conflict-list.tsx';
import { useConflictWindow } from './use-conflict-window.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(220px, 320px) minmax(0, 1fr)',
    flexGrow: 1,
    minHeight: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  list: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    minWidth: 0,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  detail: { minWidth: 0, minHeight: 0, overflow: 'auto' },
});

type ConflictBrowserProps = {
  total: number;
  /** The row that the address asks for. */
  first: number;
};

/** The conflicts at the left, the one that is looked at with its values at the right. Once it is decided, the next comes. */
export function ConflictBrowser({ total, first }: ConflictBrowserProps) {
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState({ row: first, choice: 0 });
  const [inView, setInView] = useState({ from: 0, to: 0 });
  useEffect(() => list.current?.focus({ preventScroll: true }), []);
  const row = Math.min(wanted.row, total - 1);
  const conflicts = useConflictWindow({ ...inView, current: row });
  const conflict = conflicts.at(row);
  const choices = conflict ? choicesOf(conflict) : [];
  const marked = Math.min(wanted.choice, choices.length - 1);
  const decide = useDecideConflict();
  const mayDecide = useMayDecide();
  const goTo = (to: number) => setWanted({ row: Math.max(0, Math.min(to, total - 1)), choice: 0 });
  const use = (choice: Choice) => {
    if (!conflict || decide.isPending || !mayDecide(conflict.register)) return;
    decide.mutate({ register: conflict.register, versionId: choice.versionId });
    setWanted({ row, choice: 0 });
    // The button that had the focus goes with its conflict.
    list.current?.focus({ preventScroll: true });
  };
  const onKey = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const chosen = choices[marked];
    if (step !== undefined) goTo(step === 'first' ? 0 : step === 'last' ? total - 1 : row + step);
    else if (event.key === 'ArrowRight') setWanted({ row, choice: Math.min(marked + 1, choices.length - 1) });
    else if (event.key === 'ArrowLeft') setWanted({ row, choice: Math.max(marked - 1, 0) });
    else if (event.key === 'Enter' && chosen) use(chosen);
    else return;
    event.preventDefault();
  };
  if (conflicts.error && !conflict) return <ErrorState error={conflicts.error} onRetry={conflicts.retry} />;
  return (
    <div className={styles.root}>
      <div className={styles.list}>
        <ConflictList
          total={total}
          current={row}
          at={conflicts.at}
          listRef={list}
          onCurrent={goTo}
          onVisible={setInView}
          onKey={onKey}
        />
      </div>
      <div className={styles.detail}>
        {conflict ? (
          <ConflictDetail conflict={conflict} choices={choices} marked={marked} isBusy={decide.isPending} onUse={use} />
        ) : (
          <ListSkeleton rows={4} />
        )}
      </div>
    </div>
  );
}

const steps: Record<string, number | 'first' | 'last' | undefined> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: 'first',
  End: 'last',
};

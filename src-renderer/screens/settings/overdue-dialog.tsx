import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { OverduePaper } from '../../../src-shared/contract/rights-contract.ts';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { commonMessages } from '../../messages/common.ts';
import { paperKindNames } from '../../messages/paper-kinds.ts';
import { rightsMessages, retentionMessages as words } from '../../messages/rights.ts';
import { useChosenPapers } from './use-chosen-papers.ts';

const MORE_YEARS = 5;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none', maxHeight: '46vh', overflowY: 'auto' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '16px',
    alignItems: 'center',
    padding: '2px 8px 6px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
  },
  about: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, paddingLeft: '34px' },
});

/** Papers past their term, for a person to keep, put off or throw away. To have seen them puts the next proposal off a month. */
export function OverdueDialog({ onClose }: { onClose: () => void }) {
  const api = useApi();
  const client = useClient();
  const [chosen, setChosen] = useChosenPapers();
  const overdue = useQuery(api.rights.overdue.queryOptions());
  const review = useCommand({ run: () => client.rights.markReviewed() });
  const papers = overdue.data ?? [];
  const decided = papers.filter(({ id }) => chosen.has(id));
  const close = () => {
    setChosen(new Set());
    review.mutate();
    onClose();
  };
  return (
    <DialogFrame
      title={words.overdueTitle}
      hint={papers.length > 0 ? words.overdueHint : undefined}
      width="large"
      problem={decided.some(({ isHeld }) => isHeld) ? words.heldChosen : null}
      closing={commonMessages.close}
      onClose={close}
      actions={papers.length > 0 && <Decisions papers={decided} onDone={() => setChosen(new Set())} />}
    >
      <QueryView query={overdue}>
        {(all) =>
          all.length > 0 ? (
            <PaperChoice papers={all} chosen={new Set(decided.map(({ id }) => id))} onChoose={setChosen} />
          ) : (
            <p>{words.none}</p>
          )
        }
      </QueryView>
    </DialogFrame>
  );
}

function Decisions({ papers, onDone }: { papers: readonly OverduePaper[]; onDone: () => void }) {
  const { keep, trash } = useDecisions(onDone);
  const ids = papers.map(({ id }) => id);
  const isIdle = ids.length === 0 || keep.isPending || trash.isPending;
  return (
    <>
      <Button disabled={isIdle} onClick={() => keep.mutate({ ids, until: 'always' })}>
        {words.keep}
      </Button>
      <Button disabled={isIdle} onClick={() => keep.mutate({ ids, until: inYears(MORE_YEARS) })}>
        {words.extend}
      </Button>
      <Button
        appearance="primary"
        disabled={isIdle || papers.some(({ isHeld }) => isHeld)}
        onClick={() => trash.mutate(ids)}
      >
        {words.trash}
      </Button>
    </>
  );
}

function useDecisions(onDone: () => void) {
  const client = useClient();
  const keep = useCommand({
    run: ({ ids, until }: { ids: SourceId[]; until: string }) => client.rights.keep({ sourceIds: ids, until }),
    said: (_output, { ids }) => words.kept(ids.length),
    undoable: true,
    onDone,
  });
  const trash = useCommand({
    run: (ids: SourceId[]) => client.sources.trash({ sourceIds: ids }),
    said: (_output, ids) => words.trashed(ids.length),
    undoable: true,
    onDone,
  });
  return { keep, trash };
}

type PaperChoiceProps = {
  papers: readonly OverduePaper[];
  chosen: ReadonlySet<SourceId>;
  onChoose: (chosen: ReadonlySet<SourceId>) => void;
};

function PaperChoice({ papers, chosen, onChoose }: PaperChoiceProps) {
  const styles = useStyles();
  const toggle = (id: SourceId, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    onChoose(next);
  };
  return (
    <>
      <Checkbox
        label={words.all(papers.length)}
        checked={chosen.size === 0 ? false : chosen.size === papers.length || 'mixed'}
        onChange={(_event, data) => onChoose(new Set(data.checked === true ? papers.map(({ id }) => id) : []))}
      />
      <ul className={styles.list}>
        {papers.map((paper) => (
          <li key={paper.id} className={styles.row}>
            <div>
              <Checkbox
                label={paper.name}
                checked={chosen.has(paper.id)}
                onChange={(_event, data) => toggle(paper.id, data.checked === true)}
              />
              <div className={styles.about}>{aboutOf(paper)}</div>
            </div>
            <Link to="/papeles/$sourceId" params={{ sourceId: paper.id }} aria-label={words.openPaper(paper.name)}>
              {words.open}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function aboutOf({ paperKind, people, since, isHeld }: OverduePaper): string {
  const parts = [paperKindNames[paperKind], people.slice(0, 3).join('; '), words.since(since)];
  return [...parts, isHeld ? rightsMessages.held : ''].filter((part) => part !== '').join(' · ');
}

/** The day that many years from now, yyyy-mm-dd. */
function inYears(years: number): string {
  const day = new Date();
  day.setFullYear(day.getFullYear() + years);
  return day.toISOString().slice(0, 10);
}

import { makeStyles, tokens } from '@fluentui/react-components';
import { CloudCheckmarkRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../client/api-context.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { refusedMessages as words } from '../../messages/conflicts.ts';
import { RefusedCard } from './refused-card.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '14px', padding: '4px 20px 24px' },
  intro: { margin: 0, maxWidth: '80ch', color: tokens.colorNeutralForeground2 },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    maxWidth: '860px',
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  item: { contentVisibility: 'auto', containIntrinsicSize: 'auto 190px' },
});

/** What the server did not take: nothing goes from here by itself. */
export function RefusedList() {
  const styles = useStyles();
  const refused = useQuery(useApi().conflicts.refused.queryOptions());
  return (
    <QueryView query={refused}>
      {(changes) =>
        changes.length === 0 ? (
          <EmptyState icon={<CloudCheckmarkRegular />} title={words.none} text={words.noneText} />
        ) : (
          <div className={styles.root}>
            <p className={styles.intro}>{words.intro}</p>
            <ul className={styles.list}>
              {changes.map((change) => (
                <li key={change.id} className={styles.item}>
                  <RefusedCard change={change} />
                </li>
              ))}
            </ul>
          </div>
        )
      }
    </QueryView>
  );
}

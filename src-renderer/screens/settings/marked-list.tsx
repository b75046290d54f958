import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useApi } from '../../client/api-context.tsx';
import { FactList, FactRow } from '../../components/fact-list.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { markSentence, rightsMessages, retentionMessages as words } from '../../messages/rights.ts';

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** Everything that is blocked or must not be deleted, with the way to where that is taken back. */
export function MarkedList() {
  const styles = useStyles();
  const api = useApi();
  const marks = useQuery(api.rights.marks.queryOptions());
  return (
    <>
      <h3 className={styles.title}>{words.marks}</h3>
      <QueryView query={marks}>
        {({ blocked, heldPeople, heldPapers }) => {
          const rows = [
            ...blocked.map((each) => ({ ...each, what: rightsMessages.blocked, to: `/personas/${each.id}` })),
            ...heldPeople.map((each) => ({ ...each, what: rightsMessages.held, to: `/personas/${each.id}` })),
            ...heldPapers.map((each) => ({ ...each, what: rightsMessages.held, to: `/papeles/${each.id}` })),
          ];
          if (rows.length === 0) return <p className={styles.none}>{words.noMarks}</p>;
          return (
            <FactList>
              {rows.map(({ id, what, name, mark, to }) => (
                <FactRow key={`${what} ${id}`} name={name} mark={what} facts={markSentence(mark)}>
                  <Link to={to}>{words.open}</Link>
                </FactRow>
              ))}
            </FactList>
          );
        }}
      </QueryView>
    </>
  );
}

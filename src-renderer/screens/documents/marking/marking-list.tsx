import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useApi } from '../../../client/api-context.tsx';
import { useLinkRowStyles } from '../../../components/link-row-styles.ts';
import { markingMessages as words } from '../../../messages/marking.ts';

const useStyles = makeStyles({
  columns: { gridTemplateColumns: 'minmax(160px, 360px) 90px minmax(0, 1fr)', minHeight: '44px' },
});

/** Documents that are still being marked, to go on with. */
export function MarkingList() {
  const styles = useLinkRowStyles();
  const { columns } = useStyles();
  const markings = useQuery(useApi().markings.list.queryOptions());
  if (!markings.data?.length) return null;
  return (
    <section className={styles.section} aria-label={words.underWay}>
      <h2 className={styles.title}>{words.underWay}</h2>
      <ul className={styles.list}>
        {markings.data.map(({ id: markingId, content: { name, fileName, steps }, createdAt }) => (
          <li key={markingId} className={mergeClasses(styles.row, columns)}>
            <Link
              to="/documentos/marcar/$markingId"
              params={{ markingId }}
              className={mergeClasses(styles.name, styles.link)}
              title={name}
            >
              {name}
            </Link>
            <span className={styles.detail}>{words.marks(steps.length)}</span>
            <span className={styles.detail}>
              {words.startedAt(createdAt)} · {fileName}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

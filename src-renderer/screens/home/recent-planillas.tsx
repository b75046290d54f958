import { makeStyles, tokens } from '@fluentui/react-components';
import { TableRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useApi } from '../../client/api-context.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { homeMessages } from '../../messages/home.ts';
import { planillaListMessages } from '../../messages/planillas.ts';

const SHOWN = 6;

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflow: 'hidden',
  },
  item: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, ':last-child': { borderBottom: 'none' } },
  link: {
    display: 'block',
    padding: '11px 14px',
    color: 'inherit',
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  title: {
    display: 'block',
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  text: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  frame: { display: 'flex', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusLarge },
});

/** The planillas made last, with how far each is. */
export function RecentPlanillas() {
  const styles = useStyles();
  const api = useApi();
  const planillas = useQuery(api.planillas.list.queryOptions({ input: {} }));
  return (
    <QueryView query={planillas} loading={null}>
      {(list) =>
        list.length === 0 ? (
          <div className={styles.frame}>
            <EmptyState icon={<TableRegular />} title={homeMessages.noPlanillas} text={homeMessages.planillaText} />
          </div>
        ) : (
          <ul className={styles.list}>
            {list.slice(0, SHOWN).map(({ id, title, counts }) => (
              <li key={id} className={styles.item}>
                <Link to="/planillas/$planillaId" params={{ planillaId: id }} className={styles.link}>
                  <span className={styles.title}>{title}</span>
                  <span className={styles.text}>
                    {counts.rows === 0 ? planillaListMessages.neverFilled : homeMessages.planillaCounts(counts)}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )
      }
    </QueryView>
  );
}

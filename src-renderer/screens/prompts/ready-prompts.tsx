import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useApi } from '../../client/api-context.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { promptUseNames, promptListMessages as words } from '../../messages/prompts.ts';
import { NEW_PROMPT } from './prompt-screen.tsx';

const useStyles = makeStyles({
  section: { padding: '20px 20px 24px' },
  title: {
    margin: '0 0 2px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  hint: { margin: '0 0 12px', color: tokens.colorNeutralForeground3 },
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(250px, 1fr))',
    gap: '10px',
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    padding: '12px 14px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  use: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  name: { fontWeight: tokens.fontWeightSemibold },
  description: { flexGrow: 1, margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  action: { alignSelf: 'flex-start', marginTop: '6px' },
});

/** The prompts that come with the program and are not among the school's yet. */
export function ReadyPrompts({ taken }: { taken: readonly string[] }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const ready = useQuery(useApi().prompts.ready.queryOptions());
  return (
    <QueryView query={ready} loading={null}>
      {(list) => {
        const offered = list.filter(({ name }) => !taken.includes(name));
        if (offered.length === 0) return null;
        return (
          <section className={styles.section} aria-label={words.ready}>
            <h2 className={styles.title}>{words.ready}</h2>
            <p className={styles.hint}>{words.readyHint}</p>
            <ul className={styles.cards}>
              {offered.map(({ key, name, use, description }) => (
                <li key={key} className={styles.card}>
                  <span className={styles.use}>{promptUseNames[use].name}</span>
                  <span className={styles.name}>{name}</span>
                  <p className={styles.description}>{description}</p>
                  <Button
                    className={styles.action}
                    aria-label={words.viewOf(name)}
                    onClick={() =>
                      void navigate({
                        to: '/indicaciones/$promptId',
                        params: { promptId: NEW_PROMPT },
                        search: { lista: key },
                      })
                    }
                  >
                    {words.view}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        );
      }}
    </QueryView>
  );
}

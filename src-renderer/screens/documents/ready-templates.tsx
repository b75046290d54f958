import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useApi, useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { QueryView } from '../../components/query-view.tsx';
import { documentListMessages as words } from '../../messages/documents.ts';

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
  name: { fontWeight: tokens.fontWeightSemibold },
  description: { flexGrow: 1, margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  action: { alignSelf: 'flex-start', marginTop: '6px' },
});

/** The templates that come with the program and are not among the school's yet. */
export function ReadyTemplates({ taken }: { taken: readonly string[] }) {
  const styles = useStyles();
  const client = useClient();
  const navigate = useNavigate();
  const ready = useQuery(useApi().documents.readyTemplates.queryOptions());
  const use = useCommand({
    run: (key: string) => client.documents.addReadyTemplate({ key }),
    said: () => words.added,
    undoable: true,
    onDone: ({ templateId }) => void navigate({ to: '/documentos/$templateId', params: { templateId } }),
  });
  return (
    <QueryView query={ready} loading={null}>
      {(list) => {
        const offered = list.filter(({ use: purpose, name }) => purpose === 'rows' && !taken.includes(name));
        if (offered.length === 0) return null;
        return (
          <section className={styles.section} aria-label={words.ready}>
            <h2 className={styles.title}>{words.ready}</h2>
            <p className={styles.hint}>{words.readyHint}</p>
            <ul className={styles.cards}>
              {offered.map(({ key, name, description }) => (
                <li key={key} className={styles.card}>
                  <span className={styles.name}>{name}</span>
                  <p className={styles.description}>{description}</p>
                  <Button
                    className={styles.action}
                    aria-label={words.beginWith(name)}
                    disabled={use.isPending}
                    onClick={() => use.mutate(key)}
                  >
                    {words.use}
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

import { Button, makeStyles, tokens } from '@fluentui/react-components';

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
  kind: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  name: { fontWeight: tokens.fontWeightSemibold },
  description: { flexGrow: 1, margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  action: { alignSelf: 'flex-start', marginTop: '6px' },
});

/** What comes with the program and can be taken as it is. */
export type ReadyCard = { key: string; name: string; description: string; kind?: string };

type ReadyCardsProps = {
  title: string;
  hint: string;
  cards: readonly ReadyCard[];
  /** What each card's button says, and what it is called for whoever cannot see its card. */
  action: string;
  actionOf: (name: string) => string;
  disabled?: boolean;
  onChoose: (key: string) => void;
};

/** A card for each ready thing; nothing where there is none to offer. */
export function ReadyCards({ title, hint, cards, action, actionOf, disabled, onChoose }: ReadyCardsProps) {
  const styles = useStyles();
  if (cards.length === 0) return null;
  return (
    <section className={styles.section} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.hint}>{hint}</p>
      <ul className={styles.cards}>
        {cards.map(({ key, kind, name, description }) => (
          <li key={key} className={styles.card}>
            {kind !== undefined && <span className={styles.kind}>{kind}</span>}
            <span className={styles.name}>{name}</span>
            <p className={styles.description}>{description}</p>
            <Button
              className={styles.action}
              aria-label={actionOf(name)}
              disabled={disabled}
              onClick={() => onChoose(key)}
            >
              {action}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

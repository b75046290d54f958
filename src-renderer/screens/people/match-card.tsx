import { makeStyles, tokens } from '@fluentui/react-components';
import { DocumentRegular, PersonRegular } from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import type { ContractOutputs } from '../../../src-shared/contract/index.ts';
import { columnValueTypes } from '../../../src-shared/domain/values/index.ts';
import { formatDate } from '../../messages/format.ts';
import { paperKindNames } from '../../messages/paper-kinds.ts';
import { matchBasisNames, peopleMessages, personMessages, matchMessages as words } from '../../messages/people.ts';
import { personName } from './roster-grid.tsx';

type Match = ContractOutputs['people']['suggestedMatches'][number];

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'baseline', justifyContent: 'space-between', gap: '12px' },
  question: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  position: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  sides: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(230px, 1fr))', gap: '12px' },
  side: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    minWidth: 0,
    padding: '14px 16px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflowWrap: 'anywhere',
  },
  title: { display: 'flex', alignItems: 'center', gap: '6px', color: tokens.colorNeutralForeground3 },
  name: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold, color: 'inherit' },
  detail: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  quote: {
    margin: '4px 0 0',
    paddingLeft: '10px',
    borderLeft: '3px solid var(--proof-line)',
    color: tokens.colorNeutralForeground1,
  },
});

/** A paper and the person it may be of, side by side. */
export function MatchCard({ match, position }: { match: Match; position: string }) {
  const styles = useStyles();
  const { source, person } = match;
  const { evidence, score, basis } = match.match;
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.question}>{words.question}</h2>
        <span className={styles.position}>{position}</span>
      </div>
      <div className={styles.sides} aria-live="polite">
        <section className={styles.side} aria-label={words.paper}>
          <span className={styles.title}>
            <DocumentRegular aria-hidden="true" /> {words.paper}
          </span>
          <span className={styles.name}>{paperKindNames[source.paperKind]}</span>
          <span className={styles.detail}>{source.name}</span>
          {evidence && <blockquote className={styles.quote}>{evidence.quote}</blockquote>}
        </section>
        <section className={styles.side} aria-label={words.person}>
          <span className={styles.title}>
            <PersonRegular aria-hidden="true" /> {words.person}
          </span>
          <Link to="/personas/$personId" params={{ personId: person.id }} className={styles.name}>
            {personName(person)}
          </Link>
          <span className={styles.detail}>
            {person.dni ? personMessages.dniOf(columnValueTypes.dni.format(person.dni)) : peopleMessages.noDni}
            {person.course && ` · ${person.course}`}
          </span>
          {person.birthDate && (
            <span className={styles.detail}>{personMessages.born(formatDate(person.birthDate))}</span>
          )}
          <span className={styles.detail}>{words.likeness(score, matchBasisNames[basis])}</span>
        </section>
      </div>
    </>
  );
}

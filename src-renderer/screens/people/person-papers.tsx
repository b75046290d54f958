import { makeStyles, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleRegular,
  CheckmarkRegular,
  DocumentDismissRegular,
  DocumentRegular,
  OpenRegular,
  PersonAvailableRegular,
  PersonDeleteRegular,
  QuestionCircleRegular,
} from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import type { ContractOutputs } from '../../../src-shared/contract/index.ts';
import type { Evidence } from '../../../src-shared/domain/evidence.ts';
import type { Person, RequiredPaper } from '../../../src-shared/domain/person.ts';
import { useClient } from '../../client/api-context.tsx';
import { ActionButton } from '../../components/action-button.tsx';
import { StateMark } from '../../components/chips.tsx';
import { useCommand } from '../../components/command.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { useProof } from '../../components/viewer/proof-context.tsx';
import { formatDate } from '../../messages/format.ts';
import { paperKindNames } from '../../messages/paper-kinds.ts';
import { matchBasisNames, matchStateNames, personMessages as words } from '../../messages/people.ts';

type Papers = ContractOutputs['people']['get']['papers'];

const useStyles = makeStyles({
  actions: { display: 'flex', justifyContent: 'flex-end', minWidth: '68px' },
  marks: { display: 'flex', flexWrap: 'wrap', gap: '6px 18px' },
  list: { margin: 0, padding: 0, listStyle: 'none', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    alignItems: 'center',
    gap: '8px',
    minHeight: '52px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  paper: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minWidth: 0,
    minHeight: '48px',
    padding: '2px 8px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  icon: { display: 'inline-flex', flexShrink: 0, fontSize: '20px', color: tokens.colorNeutralForeground3 },
  names: { minWidth: 0 },
  kind: { fontWeight: tokens.fontWeightSemibold },
  file: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
});

/** The obligatory papers that are not there yet. */
export function MissingPapers({ missing }: { missing: readonly RequiredPaper[] }) {
  const styles = useStyles();
  return (
    <div className={styles.marks}>
      {missing.length === 0 && (
        <StateMark tone="good" icon={<CheckmarkCircleRegular />}>
          {words.nothingMissing}
        </StateMark>
      )}
      {missing.map(({ paperKind, label }) => (
        <StateMark key={paperKind} tone="warning" icon={<DocumentDismissRegular />}>
          {label}
        </StateMark>
      ))}
    </div>
  );
}

/** A person's papers: a click shows where the paper names them. */
export function PersonPapers({ person, papers }: { person: Person; papers: Papers }) {
  const styles = useStyles();
  const proof = useProof();
  if (papers.length === 0) {
    return <EmptyState icon={<DocumentRegular />} title={words.noPapers} text={words.noPapersHint} />;
  }
  const evidences = papers.map(evidenceOf);
  return (
    <ul className={styles.list}>
      {papers.map(({ source, match }, index) => (
        <li key={source.id} className={styles.row}>
          <button type="button" className={styles.paper} onClick={() => proof.show(evidences, index)}>
            <span className={styles.icon} aria-hidden="true">
              <DocumentRegular />
            </span>
            <span className={styles.names}>
              <span className={styles.kind}>{paperKindNames[source.paperKind]}</span>
              {source.documentDate && ` ${words.dated(formatDate(source.documentDate))}`}
              <div className={styles.file} title={source.name}>
                {source.name}
              </div>
            </span>
          </button>
          <StateMark
            tone={match.state === 'suggested' ? 'warning' : 'neutral'}
            icon={match.state === 'suggested' ? <QuestionCircleRegular /> : <CheckmarkRegular />}
          >
            {matchStateNames[match.state]}, {matchBasisNames[match.basis]}
          </StateMark>
          <PaperActions person={person} sourceId={source.id} isSuggested={match.state === 'suggested'} />
        </li>
      ))}
    </ul>
  );
}

type PaperActionsProps = { person: Person; sourceId: Papers[number]['source']['id']; isSuggested: boolean };

function PaperActions({ person, sourceId, isSuggested }: PaperActionsProps) {
  const styles = useStyles();
  const client = useClient();
  const navigate = useNavigate();
  const decide = useCommand({
    run: (decision: 'confirmed' | 'rejected') => client.people.decideMatch({ sourceId, personId: person.id, decision }),
    said: (_output, decision) => (decision === 'rejected' ? words.unlinked : words.linked),
    undoable: true,
  });
  return (
    <div className={styles.actions}>
      {isSuggested && (
        <ActionButton
          appearance="subtle"
          iconOnly
          icon={<PersonAvailableRegular />}
          label={words.theirs}
          onClick={() => decide.mutate('confirmed')}
        />
      )}
      <ActionButton
        appearance="subtle"
        iconOnly
        icon={<PersonDeleteRegular />}
        label={words.notTheirs}
        onClick={() => decide.mutate('rejected')}
      />
      <ActionButton
        appearance="subtle"
        iconOnly
        icon={<OpenRegular />}
        label={words.openPaper}
        onClick={() => void navigate({ to: '/papeles/$sourceId', params: { sourceId } })}
      />
    </div>
  );
}

/** Where a paper names its person; its first page where nothing says. */
export function evidenceOf({ source, match }: Pick<Papers[number], 'source' | 'match'>): Evidence {
  return (
    match.evidence ?? {
      sourceId: source.id,
      locator: { type: 'page', page: 1, start: 0, end: 0, boxes: [] },
      quote: '',
    }
  );
}

import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { EditRegular, PersonArrowBackRegular, PersonDeleteRegular, PersonRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ContractOutputs } from '../../../src-shared/contract/index.ts';
import { type PersonId, personIdSchema } from '../../../src-shared/domain/identifiers.ts';
import type { Person } from '../../../src-shared/domain/person.ts';
import { columnValueTypes } from '../../../src-shared/domain/values/index.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { BackButton } from '../../components/back-button.tsx';
import { useCommand } from '../../components/command.ts';
import { ConflictMark } from '../../components/conflicts/conflict-mark.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Screen } from '../../components/screen.tsx';
import { formatDate } from '../../messages/format.ts';
import { screenTitles } from '../../messages/frame.ts';
import { personMessages as words } from '../../messages/people.ts';
import { PersonDialog } from './person-dialog.tsx';
import { MissingPapers, PersonPapers } from './person-papers.tsx';
import { RightsMarks } from './rights-marks.tsx';
import { RightsMenu } from './rights-menu.tsx';
import { personName } from './roster-grid.tsx';

type PersonPage = ContractOutputs['people']['get'];

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: '20px', maxWidth: '900px', padding: '4px 20px 24px' },
  title: {
    margin: '0 0 8px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  data: {
    display: 'grid',
    gridTemplateColumns: 'minmax(120px, max-content) 1fr',
    gap: '6px 20px',
    margin: 0,
  },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

/** Everything of one person: data, papers, what is missing. */
export function PersonScreen() {
  const { personId } = useParams({ strict: false });
  const id = personIdSchema.safeParse(personId);
  if (!id.success) return <EmptyState icon={<PersonRegular />} title={words.gone} />;
  return <PersonById key={id.data} personId={id.data} />;
}

function PersonById({ personId }: { personId: PersonId }) {
  const api = useApi();
  const navigate = useNavigate();
  const [editing, setEditing] = useState(false);
  const page = useQuery(api.people.get.queryOptions({ input: { personId } }));
  const person = page.data?.person;
  return (
    <Screen
      title={person ? personName(person) : screenTitles.people}
      subtitle={person && summary(person)}
      leading={<BackButton label={words.back} onClick={() => void navigate({ to: '/personas' })} />}
      actions={
        page.data &&
        (page.data.isRemoved ? (
          <RemovedPersonActions person={page.data.person} />
        ) : (
          <PersonActions person={page.data.person} onEdit={() => setEditing(true)} />
        ))
      }
    >
      <QueryView query={page}>{(data) => <PersonBody page={data} />}</QueryView>
      {editing && person && <PersonDialog person={person} onClose={() => setEditing(false)} />}
    </Screen>
  );
}

function PersonActions({ person, onEdit }: { person: Person; onEdit: () => void }) {
  const client = useClient();
  const navigate = useNavigate();
  const remove = useCommand({
    run: () => client.people.remove({ personIds: [person.id] }),
    said: () => words.removed(personName(person)),
    undoable: true,
    onDone: () => void navigate({ to: '/personas' }),
  });
  return (
    <>
      <RightsMenu person={person} />
      <Tooltip content={words.removeHint} relationship="description">
        <Button appearance="subtle" icon={<PersonDeleteRegular />} onClick={() => remove.mutate()}>
          {words.remove}
        </Button>
      </Tooltip>
      <Button icon={<EditRegular />} onClick={onEdit}>
        {words.edit}
      </Button>
    </>
  );
}

/** Of somebody who was taken out of the roster: her rights stay, and she may come back. */
function RemovedPersonActions({ person }: { person: Person }) {
  const client = useClient();
  const restore = useCommand({
    run: () => client.people.restore({ personId: person.id }),
    said: () => words.restored(personName(person)),
    undoable: true,
  });
  return (
    <>
      <RightsMenu person={person} />
      <Button icon={<PersonArrowBackRegular />} disabledFocusable={restore.isPending} onClick={() => restore.mutate()}>
        {words.restore}
      </Button>
    </>
  );
}

function PersonBody({ page }: { page: PersonPage }) {
  const styles = useStyles();
  const details = Object.entries(page.person.details).filter(([, value]) => value !== '');
  return (
    <div className={styles.page}>
      {page.isRemoved && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{words.isRemoved}</MessageBarTitle>
            {words.isRemovedText}
          </MessageBarBody>
        </MessageBar>
      )}
      <RightsMarks personId={page.person.id} />
      <ConflictMark entity="person" entityId={page.person.id} />
      {page.person.role === 'pupil' && !page.isRemoved && (
        <section aria-labelledby="missing-title">
          <h2 id="missing-title" className={styles.title}>
            {words.missing}
          </h2>
          <MissingPapers missing={page.missing} />
        </section>
      )}
      <section aria-labelledby="papers-title">
        <h2 id="papers-title" className={styles.title}>
          {words.papers(page.papers.length)}
        </h2>
        <PersonPapers person={page.person} papers={page.papers} />
      </section>
      {details.length > 0 && (
        <section aria-labelledby="data-title">
          <h2 id="data-title" className={styles.title}>
            {words.data}
          </h2>
          <dl className={styles.data}>
            {details.map(([name, value]) => (
              <div key={name} style={{ display: 'contents' }}>
                <dt className={styles.term}>{name}</dt>
                <dd className={styles.value}>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}

function summary(person: Person): string {
  return [
    person.role === 'pupil' ? words.pupil : words.staff,
    person.course,
    person.dni && words.dniOf(columnValueTypes.dni.format(person.dni)),
    person.birthDate && words.born(formatDate(person.birthDate)),
  ]
    .filter(Boolean)
    .join(' · ');
}

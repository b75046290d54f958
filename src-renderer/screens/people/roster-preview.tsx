import { makeStyles } from '@fluentui/react-components';
import { ArrowSyncRegular, PersonAddRegular, WarningRegular } from '@fluentui/react-icons';
import type { ContractOutputs } from '../../../src-shared/contract/index.ts';
import { errorMessage, isErrorCode } from '../../../src-shared/domain/errors.ts';
import { columnValueTypes } from '../../../src-shared/domain/values/index.ts';
import { StateMark } from '../../components/chips.tsx';
import { PreviewTable } from '../../components/preview-table.tsx';
import { peopleMessages, rosterMessages as words } from '../../messages/people.ts';
import { personName } from './roster-grid.tsx';

const useStyles = makeStyles({ summary: { margin: 0 } });

type Preview = ContractOutputs['people']['previewRoster'];

/** Who would be imported, and which of them are there already. */
export function RosterPreview({ preview }: { preview: Preview }) {
  const styles = useStyles();
  const existing = preview.people.filter((person) => person.existing !== null).length;
  if (preview.people.length === 0) return <p className={styles.summary}>{words.nobody}</p>;
  return (
    <>
      <p className={styles.summary} aria-live="polite">
        {words.found(preview.people.length - existing, existing)}
      </p>
      {preview.problems.map((problem) => (
        <StateMark key={problem} tone="warning" icon={<WarningRegular />}>
          {isErrorCode(problem) ? errorMessage(problem) : problem}
        </StateMark>
      ))}
      <PreviewTable
        label={words.preview}
        heads={[peopleMessages.name, peopleMessages.dni, peopleMessages.course, words.state]}
        rows={preview.people.map((person) => [
          personName(person),
          person.dni ? columnValueTypes.dni.format(person.dni) : '—',
          person.course ?? '—',
          <RosterState key="state" isNew={person.existing === null} />,
        ])}
        maxHeight="38vh"
      />
    </>
  );
}

function RosterState({ isNew }: { isNew: boolean }) {
  return isNew ? (
    <StateMark tone="good" icon={<PersonAddRegular />}>
      {words.fresh}
    </StateMark>
  ) : (
    <StateMark tone="neutral" icon={<ArrowSyncRegular />}>
      {words.existing}
    </StateMark>
  );
}

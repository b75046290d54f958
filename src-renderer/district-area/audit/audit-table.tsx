import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, DismissCircleRegular } from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import type { AuditListItem } from '../../../src-shared/contract/district-area-contract.ts';
import { errorMessage, isErrorCode } from '../../../src-shared/domain/errors.ts';
import { StateMark } from '../../components/chips.tsx';
import { auditActionWords, districtAuditMessages as words } from '../../messages/district-audit.ts';
import { districtFrameMessages } from '../../messages/district-frame.ts';
import { type Column, DataTable, TwoLines } from '../data-table.tsx';
import { actorIdOf, actorWords } from './audit-words.ts';

const useStyles = makeStyles({
  when: { fontWeight: tokens.fontWeightRegular },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** What was done, one act a row. */
export function AuditTable({ entries }: { entries: readonly AuditListItem[] }) {
  return (
    <DataTable
      label={districtFrameMessages.audit}
      columns={columns}
      rows={entries}
      keyOf={({ sequence }) => String(sequence)}
    />
  );
}

const columns: readonly Column<AuditListItem>[] = [
  { key: 'when', title: words.columns.when, width: '130px', cell: ({ atMs }) => <When atMs={atMs} /> },
  { key: 'who', title: words.columns.who, cell: (entry) => <Who entry={entry} /> },
  { key: 'what', title: words.columns.what, cell: ({ action }) => auditActionWords[action] },
  { key: 'subject', title: words.columns.subject, cell: (entry) => <Subject entry={entry} /> },
  { key: 'reason', title: words.columns.reason, cell: ({ reason }) => reason ?? '—' },
  { key: 'result', title: words.columns.result, width: '150px', cell: ({ result }) => <Result result={result} /> },
];

function When({ atMs }: { atMs: number }) {
  const styles = useStyles();
  const { day, time } = words.when(atMs);
  return (
    <span className={styles.when}>
      {day} <span className={styles.quiet}>{time}</span>
    </span>
  );
}

/** A name is the way to all that its bearer did. */
function Who({ entry }: { entry: AuditListItem }) {
  const quien = actorIdOf(entry.actor);
  const name = actorWords(entry);
  if (quien === null) return name;
  return (
    <Link to="/auditoria" search={(now: object) => ({ ...now, quien })} title={words.onlyOf(name)}>
      {name}
    </Link>
  );
}

function Subject({ entry: { subject, subjectName, schoolName } }: { entry: AuditListItem }) {
  const styles = useStyles();
  const name = subject === null ? null : words.subject(subject, subjectName);
  const isSchool = subject?.kind === 'school';
  return (
    <>
      {name !== null && <TwoLines text={name} />}
      {name === null && schoolName === null && '—'}
      {schoolName !== null && !isSchool && (
        <div className={styles.quiet}>
          <TwoLines text={schoolName} />
        </div>
      )}
    </>
  );
}

function Result({ result }: { result: string }) {
  if (result === 'done') {
    return (
      <StateMark tone="neutral" icon={<CheckmarkRegular />}>
        {words.done}
      </StateMark>
    );
  }
  return (
    <span title={isErrorCode(result) ? errorMessage(result) : result}>
      <StateMark tone="warning" icon={<DismissCircleRegular />}>
        {words.refused}
      </StateMark>
    </span>
  );
}

import { makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular, PersonAddRegular, WarningRegular } from '@fluentui/react-icons';
import type { ContractOutputs } from '../../../src-shared/contract/index.ts';
import { errorMessage, isErrorCode } from '../../../src-shared/domain/errors.ts';
import { columnValueTypes } from '../../../src-shared/domain/values/index.ts';
import { StateMark } from '../../components/chips.tsx';
import { peopleMessages, rosterMessages as words } from '../../messages/people.ts';
import { personName } from './roster-grid.tsx';

const useStyles = makeStyles({
  frame: {
    flexShrink: 0,
    maxHeight: '38vh',
    overflow: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  head: {
    position: 'sticky',
    top: 0,
    padding: '6px 10px',
    textAlign: 'start',
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
  },
  cell: { padding: '5px 10px', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  summary: { margin: 0 },
});

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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <section className={styles.frame} tabIndex={0} aria-label={words.preview}>
        <table className={styles.table}>
          <thead>
            <tr>
              {[peopleMessages.name, peopleMessages.dni, peopleMessages.course, words.state].map((title) => (
                <th key={title} scope="col" className={styles.head}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.people.map((person, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of a list, which may say the same twice
              <tr key={index}>
                <td className={styles.cell}>{personName(person)}</td>
                <td className={styles.cell}>{person.dni ? columnValueTypes.dni.format(person.dni) : '—'}</td>
                <td className={styles.cell}>{person.course ?? '—'}</td>
                <td className={styles.cell}>
                  {person.existing === null ? (
                    <StateMark tone="good" icon={<PersonAddRegular />}>
                      {words.fresh}
                    </StateMark>
                  ) : (
                    <StateMark tone="neutral" icon={<ArrowSyncRegular />}>
                      {words.existing}
                    </StateMark>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

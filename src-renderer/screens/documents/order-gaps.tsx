import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { QuestionFilled, WarningRegular } from '@fluentui/react-icons';
import type { FieldGap } from '../../../src-shared/domain/document-order.ts';
import { errorText } from '../../client/error-text.ts';
import { StateMark } from '../../components/chips.tsx';
import { orderMessages as words } from '../../messages/documents.ts';
import type { OrderInTheMaking } from './use-document-order.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    padding: '12px 14px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  list: { margin: 0, paddingLeft: '20px', overflowWrap: 'anywhere' },
  failed: { margin: 0, color: tokens.colorStatusDangerForeground1 },
});

/** What lacks, named before anything is written, and what nobody confirmed. */
export function OrderGaps({ making }: { making: OrderInTheMaking }) {
  const styles = useStyles();
  const { check, said, change } = making;
  if (check?.isError) {
    return (
      <p role="alert" className={styles.failed}>
        {errorText(check.error)}
      </p>
    );
  }
  const { missing = [], doubtful = [] } = check?.data ?? {};
  return (
    <>
      {missing.length > 0 && (
        <section className={styles.root} aria-label={words.missing}>
          <StateMark tone="warning" icon={<WarningRegular />}>
            {words.missing}
          </StateMark>
          <Gaps gaps={missing} say={words.missingField} />
          <Checkbox
            label={words.leaveBlanks}
            checked={said.leaveBlanks}
            onChange={(_event, data) => change({ leaveBlanks: data.checked === true })}
          />
        </section>
      )}
      {doubtful.length > 0 && (
        <section className={styles.root} aria-label={words.doubtful}>
          <StateMark tone="warning" icon={<QuestionFilled />}>
            {words.doubtful}
          </StateMark>
          <Gaps gaps={doubtful} say={words.doubtfulField} />
        </section>
      )}
    </>
  );
}

type GapsProps = { gaps: readonly FieldGap[]; say: (field: string, rows: readonly string[], count: number) => string };

function Gaps({ gaps, say }: GapsProps) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {gaps.map(({ field, rows, count }) => (
        <li key={field}>{say(field, rows, count)}</li>
      ))}
    </ul>
  );
}

import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type RetentionRule, retentionStartSchema } from '../../../src-shared/domain/rights/retention.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { QueryView } from '../../components/query-view.tsx';
import { Section } from '../../components/section.tsx';
import { paperKindNames } from '../../messages/paper-kinds.ts';
import { retentionMessages as words } from '../../messages/rights.ts';
import { MarkedList } from './marked-list.tsx';
import { OverdueDialog } from './overdue-dialog.tsx';

const YEARS = [1, 2, 3, 5, 7, 10, 15, 20, 30, 50];

const useStyles = makeStyles({
  table: { borderCollapse: 'collapse', width: '100%', maxWidth: '640px' },
  head: { textAlign: 'left', fontWeight: tokens.fontWeightSemibold, padding: '4px 8px 4px 0' },
  cell: { padding: '3px 8px 3px 0' },
  button: { alignSelf: 'flex-start' },
});

/** How long each kind of paper is kept, what is past it, and what must not be deleted. */
export function RetentionSection() {
  const styles = useStyles();
  const api = useApi();
  const [isShowing, setShowing] = useState(false);
  const table = useQuery(api.rights.retention.queryOptions());
  return (
    <Section id="conservacion" title={words.title} intro={words.intro}>
      <QueryView query={table}>{(rules) => <RuleTable rules={rules} />}</QueryView>
      <Button className={styles.button} onClick={() => setShowing(true)}>
        {words.see}
      </Button>
      <MarkedList />
      {isShowing && <OverdueDialog onClose={() => setShowing(false)} />}
    </Section>
  );
}

function RuleTable({ rules }: { rules: readonly RetentionRule[] }) {
  const styles = useStyles();
  const client = useClient();
  const save = useCommand({
    run: (changed: RetentionRule) =>
      client.rights.setRetention({
        rules: rules.map((rule) => (rule.paperKind === changed.paperKind ? changed : rule)),
      }),
    said: () => words.saved,
  });
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {[words.kind, words.years, words.start].map((head) => (
            <th key={head} scope="col" className={styles.head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <RuleRow key={rule.paperKind} rule={rule} onChange={(changed) => save.mutate(changed)} />
        ))}
      </tbody>
    </table>
  );
}

function RuleRow({ rule, onChange }: { rule: RetentionRule; onChange: (rule: RetentionRule) => void }) {
  const styles = useStyles();
  const kind = paperKindNames[rule.paperKind];
  const years =
    rule.years === null || YEARS.includes(rule.years) ? YEARS : [...YEARS, rule.years].sort((a, b) => a - b);
  return (
    <tr>
      <th scope="row" className={styles.cell} style={{ fontWeight: 'normal', textAlign: 'left' }}>
        {kind}
      </th>
      <td className={styles.cell}>
        <Select
          aria-label={words.yearsOf(kind)}
          value={rule.years ?? ''}
          onChange={(_event, { value }) => onChange({ ...rule, years: value === '' ? null : Number(value) })}
        >
          <option value="">{words.always}</option>
          {years.map((count) => (
            <option key={count} value={count}>
              {words.yearCount(count)}
            </option>
          ))}
        </Select>
      </td>
      <td className={styles.cell}>
        {rule.years !== null && (
          <Select
            aria-label={words.startOf(kind)}
            value={rule.start}
            onChange={(_event, { value }) => onChange({ ...rule, start: retentionStartSchema.parse(value) })}
          >
            {retentionStartSchema.options.map((start) => (
              <option key={start} value={start}>
                {words.starts[start]}
              </option>
            ))}
          </Select>
        )}
      </td>
    </tr>
  );
}

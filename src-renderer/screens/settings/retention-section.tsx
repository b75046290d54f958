import { Button, makeStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RetentionRule } from '../../../src-shared/domain/rights/retention.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { QueryView } from '../../components/query-view.tsx';
import { Section } from '../../components/section.tsx';
import { RetentionFields } from '../../components/settings/retention-fields.tsx';
import { settingsPlaces } from '../../components/settings/settings-place.ts';
import { useDistrictSettings } from '../../components/settings/use-district-settings.ts';
import { retentionMessages as words } from '../../messages/rights.ts';
import { MarkedList } from './marked-list.tsx';
import { OverdueDialog } from './overdue-dialog.tsx';

const useStyles = makeStyles({ button: { alignSelf: 'flex-start' } });

/** How long each kind of paper is kept, what is past it, and what must not be deleted. */
export function RetentionSection() {
  const styles = useStyles();
  const api = useApi();
  const [isShowing, setShowing] = useState(false);
  const table = useQuery(api.rights.retention.queryOptions());
  return (
    <Section id={settingsPlaces.retention} title={words.title} intro={words.intro}>
      <Button className={styles.button} onClick={() => setShowing(true)}>
        {words.see}
      </Button>
      <QueryView query={table}>{(rules) => <RuleTable rules={rules} />}</QueryView>
      <MarkedList />
      {isShowing && <OverdueDialog onClose={() => setShowing(false)} />}
    </Section>
  );
}

function RuleTable({ rules }: { rules: readonly RetentionRule[] }) {
  const client = useClient();
  const decided = new Set(useDistrictSettings().retention?.map(({ paperKind }) => paperKind));
  const save = useCommand({
    run: (changed: RetentionRule) =>
      client.rights.setRetention({
        rules: rules.map((rule) => (rule.paperKind === changed.paperKind ? changed : rule)),
      }),
    said: () => words.saved,
  });
  return (
    <RetentionFields
      rows={rules.map((rule) => ({ paperKind: rule.paperKind, rule, isSetByDistrict: decided.has(rule.paperKind) }))}
      onChange={({ rule }) => rule && save.mutate(rule)}
    />
  );
}

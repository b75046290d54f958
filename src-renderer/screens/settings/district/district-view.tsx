import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { BranchCompareRegular, EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { districtViewKey, type ViewInForce } from '../../../../src-shared/domain/district/district-view.ts';
import { useApi, useCapabilities } from '../../../client/api-context.tsx';
import { StateMark } from '../../../components/chips.tsx';
import { conflictAddress } from '../../../components/conflicts/conflict-address.ts';
import { QueryView } from '../../../components/query-view.tsx';
import { districtViewMessages as words } from '../../../messages/district-view.ts';
import { DistrictViewDialog } from './district-view-dialog.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    gap: '4px 14px',
    alignItems: 'start',
    padding: '14px 16px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  icon: { fontSize: '24px', color: tokens.colorNeutralForeground2 },
  sees: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  disputed: { margin: '6px 0 0' },
  link: { color: tokens.colorBrandForegroundLink, fontSize: tokens.fontSizeBase200 },
  note: {
    margin: '2px 0 0',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    textWrap: 'pretty',
  },
});

/** Where a conflict about it is decided. */
const register = { entity: 'setting', entityId: districtViewKey, field: 'value' } as const;

/** What of the school the district sees, since when and by whom, and the way to change it. */
export function DistrictView() {
  const view = useQuery(useApi().district.view.queryOptions());
  return <QueryView query={view}>{(data) => <Standing view={data} />}</QueryView>;
}

function Standing({ view }: { view: ViewInForce }) {
  const styles = useStyles();
  const [isChanging, setChanging] = useState(false);
  const { shows, isDisputed } = view;
  const { decidesForSchool } = useCapabilities();
  const planillas = useQuery({
    ...useApi().planillas.list.queryOptions({ input: { trashed: false } }),
    enabled: shows.kind === 'named',
  });
  const named = shows.kind === 'named' ? shows.planillaIds : [];
  const titles = planillas.data?.filter(({ id }) => named.includes(id)).map(({ title }) => title) ?? [];
  const Icon = shows.kind === 'nothing' ? EyeOffRegular : EyeRegular;
  return (
    <section className={styles.root} aria-label={words.title}>
      <Icon className={styles.icon} aria-hidden="true" />
      <div>
        <p className={styles.sees}>{words.sees(shows, titles)}</p>
        <p className={styles.note}>
          {isDisputed ? '' : words.since(view)} {words.always}
        </p>
        {isDisputed && (
          <p className={styles.disputed}>
            <StateMark tone="warning" icon={<BranchCompareRegular />}>
              <span style={{ whiteSpace: 'normal' }}>{words.disputed}</span>
            </StateMark>{' '}
            <Link to="/conflictos" search={conflictAddress(register)} className={styles.link}>
              {words.seeBoth}
            </Link>
          </p>
        )}
        {!decidesForSchool && <p className={styles.note}>{words.ofPrincipal}</p>}
      </div>
      {decidesForSchool && <Button onClick={() => setChanging(true)}>{words.change}</Button>}
      {isChanging && <DistrictViewDialog shows={shows} onClose={() => setChanging(false)} />}
    </section>
  );
}

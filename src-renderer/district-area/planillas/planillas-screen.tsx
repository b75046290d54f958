import { makeStyles, tokens } from '@fluentui/react-components';
import { EyeOffRegular, TableMultipleRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import type { PlanillaOfSchools } from '../../../src-shared/contract/district-planillas-contract.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Screen } from '../../components/screen.tsx';
import { districtFrameMessages } from '../../messages/district-frame.ts';
import { districtPlanillasMessages } from '../../messages/district-planillas.ts';
import { formatNumber } from '../../messages/format.ts';
import { type Column, DataTable } from '../data-table.tsx';
import { useSession } from '../session-context.tsx';

const words = districtPlanillasMessages.list;

const useStyles = makeStyles({
  title: {
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
  },
});

/** The planillas that schools let the district see. */
export function PlanillasScreen() {
  const { queries } = useSession();
  const found = useQuery(queries.district.planillas.list.queryOptions());
  return (
    <Screen title={districtFrameMessages.planillas} subtitle={districtPlanillasMessages.subtitle}>
      <QueryView query={found}>{({ planillas }) => <Planillas planillas={planillas} />}</QueryView>
    </Screen>
  );
}

function Planillas({ planillas }: { planillas: readonly PlanillaOfSchools[] | null }) {
  if (planillas === null) return <EmptyState icon={<EyeOffRegular />} title={words.off} text={words.offHint} />;
  if (planillas.length === 0) {
    return <EmptyState icon={<TableMultipleRegular />} title={words.empty} text={words.emptyHint} />;
  }
  return (
    <DataTable label={districtFrameMessages.planillas} columns={columns} rows={planillas} keyOf={({ kin }) => kin} />
  );
}

const columns: readonly Column<PlanillaOfSchools>[] = [
  { key: 'title', title: words.columns.title, cell: (planilla) => <Title planilla={planilla} /> },
  {
    key: 'origin',
    title: words.columns.origin,
    width: '320px',
    cell: ({ isPublished }) => (isPublished ? words.published : words.alike),
  },
  {
    key: 'schools',
    title: words.columns.schools,
    width: '110px',
    isNumber: true,
    cell: ({ schools }) => formatNumber(schools),
  },
  { key: 'rows', title: words.columns.rows, width: '110px', isNumber: true, cell: ({ rows }) => formatNumber(rows) },
];

function Title({ planilla: { kin, title } }: { planilla: PlanillaOfSchools }) {
  return (
    <a href={`#/planillas/${encodeURIComponent(kin)}`} className={useStyles().title}>
      {title}
    </a>
  );
}

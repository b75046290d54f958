import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { planillaIdSchema } from '../../../src-shared/domain/identifiers.ts';
import { useApi } from '../../client/api-context.tsx';
import { BackButton } from '../../components/back-button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Screen } from '../../components/screen.tsx';
import { screenTitles } from '../../messages/frame.ts';
import { planillaMessages } from '../../messages/planillas.ts';
import { GridSkeleton } from './grid-skeleton.tsx';
import { PlanillaWorkspace } from './planilla-workspace.tsx';
import { useOpenFill, usePlanillaRows, whileFilling } from './use-planilla-rows.ts';

/** One planilla: its grid, its columns, its exports. */
export function PlanillaScreen() {
  const { planillaId: text } = useParams({ strict: false });
  const id = planillaIdSchema.safeParse(text);
  if (!id.success) return <EmptyState title={screenTitles.planillas} />;
  return <PlanillaById key={id.data} planillaId={id.data} />;
}

function PlanillaById({ planillaId }: { planillaId: ReturnType<typeof planillaIdSchema.parse> }) {
  const api = useApi();
  const navigate = useNavigate();
  const planilla = useQuery(api.planillas.get.queryOptions({ input: { planillaId } }));
  const fill = useOpenFill(planillaId);
  const rows = usePlanillaRows(planillaId, whileFilling(fill));
  if (planilla.data && rows.data) {
    return <PlanillaWorkspace planilla={planilla.data} rows={rows.data.rows} total={rows.data.total} fill={fill} />;
  }
  return (
    <Screen
      title={planilla.data?.title ?? screenTitles.planillas}
      leading={<BackButton label={planillaMessages.back} onClick={() => void navigate({ to: '/planillas' })} />}
    >
      <QueryView query={planilla} loading={<GridSkeleton />}>
        {() => (
          <QueryView query={rows} loading={<GridSkeleton />}>
            {() => null}
          </QueryView>
        )}
      </QueryView>
    </Screen>
  );
}

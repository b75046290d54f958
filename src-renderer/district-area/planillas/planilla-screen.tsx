import { Button, SearchBox, Select } from '@fluentui/react-components';
import { ArrowDownloadRegular, ArrowLeftRegular, TableMultipleRegular } from '@fluentui/react-icons';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { furthestRow, type StandingSchool } from '../../../src-shared/contract/district-planillas-contract.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { FilterChip } from '../../components/chips.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListSkeleton } from '../../components/loading-skeleton.tsx';
import { Screen } from '../../components/screen.tsx';
import { ToolbarRow } from '../../components/toolbar.tsx';
import { districtFrameMessages } from '../../messages/district-frame.ts';
import { districtPlanillasMessages as words } from '../../messages/district-planillas.ts';
import { useCan, useSession } from '../session-context.tsx';
import type { Order } from '../sort-rows.ts';
import { ExportPlanillaDialog } from './export-planilla-dialog.tsx';
import { ShownRowsTable } from './shown-rows-table.tsx';
import { StandingSchools } from './standing-schools.tsx';

const pageSize = 100;
/** Nobody asked for an order yet: schools by name, and in each the order of its planilla. */
const asTheyCome: Order = { by: '', isDescending: false };

/** The planilla of the address. */
export function PlanillaPage() {
  const { kin } = useParams({ strict: false });
  return <PlanillaScreen key={kin} kin={kin ?? ''} />;
}

type Choice = { text: string; isDoubtful: boolean; schoolId: string | undefined; order: Order };

/** The rows of all schools that show a planilla, and why the others are not among them. */
function PlanillaScreen({ kin }: { kin: string }) {
  const can = useCan();
  const [choice, setChoice] = useState<Choice>({
    text: '',
    isDoubtful: false,
    schoolId: undefined,
    order: asTheyCome,
  });
  const [isExporting, setExporting] = useState(false);
  const pages = usePages(kin, useDeferredValue(choice));
  const first = pages.data?.pages[0];
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const change = (changed: Partial<Choice>) => setChoice({ ...choice, ...changed });
  return (
    <Screen
      title={first?.title ?? districtFrameMessages.planillas}
      leading={<BackToPlanillas />}
      subtitle={first && words.count(first.total)}
      actions={
        first &&
        can('district.planillas.export') && (
          <Button icon={<ArrowDownloadRegular />} onClick={() => setExporting(true)}>
            {words.export.open}
          </Button>
        )
      }
      toolbar={<Tools choice={choice} schools={first?.schools ?? []} onChange={change} />}
    >
      {first === undefined ? (
        pages.isError ? (
          <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
        ) : (
          <ListSkeleton />
        )
      ) : (
        <>
          <StandingSchools schools={first.schools} atMs={pages.dataUpdatedAt} />
          {rows.length === 0 ? (
            <EmptyState
              icon={<TableMultipleRegular />}
              title={choice.text || choice.isDoubtful ? words.nothingFound : words.noRows}
            />
          ) : (
            <ShownRowsTable
              title={first.title}
              columns={first.columns}
              rows={rows}
              order={choice.order}
              onOrder={(order) => change({ order })}
            />
          )}
          <More pages={pages} shown={rows.length} total={first.total} />
        </>
      )}
      {isExporting && <ExportPlanillaDialog kin={kin} schoolId={choice.schoolId} onClose={() => setExporting(false)} />}
    </Screen>
  );
}

function usePages(kin: string, { text, isDoubtful, schoolId, order }: Choice) {
  const { client, queries } = useSession();
  const asked = {
    kin,
    schoolId,
    text,
    state: isDoubtful ? ('doubtful' as const) : null,
    order: order.by === '' ? null : order,
  };
  return useInfiniteQuery({
    queryKey: [...queries.district.planillas.page.key(), asked],
    queryFn: ({ pageParam }) => client.district.planillas.page({ ...asked, offset: pageParam, limit: pageSize }),
    initialPageParam: 0,
    getNextPageParam: (page, all) => {
      const shown = all.reduce((sum, { rows }) => sum + rows.length, 0);
      return page.rows.length > 0 && shown < page.total && shown <= furthestRow ? shown : undefined;
    },
    placeholderData: keepPreviousData,
  });
}

type MoreProps = { pages: ReturnType<typeof usePages>; shown: number; total: number };

function More({ pages, shown, total }: MoreProps) {
  if (pages.hasNextPage) {
    return (
      <div style={{ padding: '14px 20px' }}>
        <Button disabledFocusable={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {words.more}
        </Button>
      </div>
    );
  }
  return shown > 0 && shown < total ? <p style={{ padding: '0 20px' }}>{words.furthest}</p> : null;
}

function BackToPlanillas() {
  const navigate = useNavigate();
  return (
    <ActionButton
      iconOnly
      appearance="subtle"
      icon={<ArrowLeftRegular />}
      label={words.back}
      onClick={() => void navigate({ to: '/planillas' })}
    />
  );
}

type ToolsProps = {
  choice: Choice;
  schools: readonly StandingSchool[];
  onChange: (change: Partial<Choice>) => void;
};

function Tools({ choice, schools, onChange }: ToolsProps) {
  return (
    <ToolbarRow label={words.tools}>
      <SearchBox
        placeholder={words.search}
        aria-label={words.search}
        value={choice.text}
        maxLength={200}
        onChange={(_event, { value }) => onChange({ text: value })}
        style={{ width: 260 }}
      />
      <Select
        aria-label={words.schoolFilter}
        value={choice.schoolId ?? ''}
        onChange={(_event, { value }) => onChange({ schoolId: value === '' ? undefined : value })}
        style={{ maxWidth: 260 }}
      >
        <option value="">{words.anySchool}</option>
        {schools
          .filter(({ standing }) => standing === 'shown')
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </Select>
      <FilterChip
        label={words.doubtful}
        active={choice.isDoubtful}
        onClick={() => onChange({ isDoubtful: !choice.isDoubtful })}
      />
    </ToolbarRow>
  );
}

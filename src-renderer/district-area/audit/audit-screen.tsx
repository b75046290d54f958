import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular, HistoryRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AuditListItem } from '../../../src-shared/contract/district-area-contract.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListSkeleton } from '../../components/loading-skeleton.tsx';
import { Screen } from '../../components/screen.tsx';
import { commonMessages } from '../../messages/common.ts';
import { districtAuditMessages as words } from '../../messages/district-audit.ts';
import { districtFrameMessages } from '../../messages/district-frame.ts';
import { useCan, useSession } from '../session-context.tsx';
import { useAddress } from '../use-address.ts';
import { auditFilterOf } from './audit-address.ts';
import { AuditChain } from './audit-chain.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { AuditTable } from './audit-table.tsx';
import { ExportDialog } from './export-dialog.tsx';

const pageSize = 100;

/** What people and PCs did in the district, the newest first. */
export function AuditScreen() {
  const { client, queries } = useSession();
  const can = useCan();
  const [address, change] = useAddress('/auditoria');
  const [isExporting, setExporting] = useState(false);
  const filter = auditFilterOf(address);
  const pages = useInfiniteQuery({
    queryKey: [...queries.district.audit.page.key(), filter],
    queryFn: ({ pageParam }) => client.district.audit.page({ filter, before: pageParam, limit: pageSize }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ entries, hasMore }) => (hasMore ? entries.at(-1)?.sequence : undefined),
  });
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const entries = pages.data?.pages.flatMap((page) => page.entries);
  const startsAfter = pages.data?.pages.at(-1)?.startsAfter ?? 0;
  return (
    <Screen
      title={districtFrameMessages.audit}
      subtitle={words.subtitle}
      actions={
        can('district.audit.export') && (
          <Button icon={<ArrowDownloadRegular />} onClick={() => setExporting(true)}>
            {words.export.open}
          </Button>
        )
      }
      toolbar={<AuditFilters address={address} onChange={change} shown={entries ?? []} />}
    >
      {can('district.audit.verify') && <AuditChain />}
      {entries !== undefined ? (
        <Entries entries={entries} isFiltered={isFiltered} onClear={() => change(noFilters)} />
      ) : pages.isError ? (
        <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
      ) : (
        <ListSkeleton />
      )}
      {entries !== undefined && entries.length > 0 && (
        <div style={{ padding: '14px 20px' }}>
          {pages.hasNextPage ? (
            <Button disabledFocusable={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {pages.isFetchingNextPage ? words.loadingOlder : words.older}
            </Button>
          ) : (
            [words.allShown(entries.length), startsAfter > 0 ? words.retired(startsAfter) : ''].join(' ')
          )}
        </div>
      )}
      {isExporting && <ExportDialog filter={filter} onClose={() => setExporting(false)} />}
    </Screen>
  );
}

const noFilters = { quien: undefined, que: undefined, escuela: undefined, desde: undefined, hasta: undefined };

type EntriesProps = { entries: readonly AuditListItem[]; isFiltered: boolean; onClear: () => void };

function Entries({ entries, isFiltered, onClear }: EntriesProps) {
  if (entries.length > 0) return <AuditTable entries={entries} />;
  return (
    <EmptyState icon={<HistoryRegular />} title={isFiltered ? words.nothing : words.empty}>
      {isFiltered && <Button onClick={onClear}>{commonMessages.clearFilters}</Button>}
    </EmptyState>
  );
}

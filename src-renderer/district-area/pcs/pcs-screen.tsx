import { Button, SearchBox } from '@fluentui/react-components';
import { ArrowClockwiseRegular, DesktopRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import type { PcListItem } from '../../../src-shared/contract/district-area-contract.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { FilterChip } from '../../components/chips.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Screen } from '../../components/screen.tsx';
import { ToolbarRow } from '../../components/toolbar.tsx';
import { commonMessages } from '../../messages/common.ts';
import { districtFrameMessages } from '../../messages/district-frame.ts';
import { districtPcsMessages as words } from '../../messages/district-pcs.ts';
import { useSession } from '../session-context.tsx';
import { type Order, readOrder, writeOrder } from '../sort-rows.ts';
import { useAddress } from '../use-address.ts';
import { filterPcs, type PcFilter, type PcStanding } from './pc-order.ts';
import { PcsTable } from './pcs-table.tsx';

const inAddress = { failed: 'fallas', old: 'version-vieja', full: 'poco-lugar', silent: 'sin-noticias' } as const;
const filters = Object.keys(inAddress) as PcFilter[];
const bySchool: Order = { by: 'school', isDescending: false };

type PcsAddress = { text: string; filter: PcFilter | undefined; order: Order };

function usePcsAddress() {
  const [{ buscar = '', ver, orden }, change] = useAddress('/pc');
  const address: PcsAddress = {
    text: buscar,
    filter: filters.find((filter) => inAddress[filter] === ver),
    order: readOrder(orden, bySchool),
  };
  const setAddress = (changed: Partial<PcsAddress>) => {
    const { text, filter, order } = { ...address, ...changed };
    change({ buscar: text, ver: filter && inAddress[filter], orden: writeOrder(order, bySchool) });
  };
  return { address, setAddress };
}

/** The PCs of every school that the person sees: what each runs, how much room it has, and what failed there. */
export function PcsScreen() {
  const { queries } = useSession();
  const found = useQuery(queries.district.devices.list.queryOptions());
  const { address, setAddress } = usePcsAddress();
  const standing = { atMs: found.dataUpdatedAt, version: found.data?.version ?? '' };
  // Those that were shut out are told of at their school.
  const pcs = found.data?.devices.filter(({ isRevoked }) => !isRevoked) ?? [];
  return (
    <Screen
      title={districtFrameMessages.pcs}
      subtitle={found.data && countWords(filterPcs(pcs, address, standing).length, pcs.length)}
      actions={
        <ActionButton
          appearance="subtle"
          icon={<ArrowClockwiseRegular />}
          label={words.refresh}
          onClick={() => void found.refetch()}
        />
      }
      toolbar={
        <ToolbarRow label={words.tools}>
          <SearchBox
            placeholder={words.search}
            aria-label={words.search}
            value={address.text}
            onChange={(_event, { value }) => setAddress({ text: value })}
            style={{ width: 260 }}
          />
          {filters.map((filter) => (
            <FilterChip
              key={filter}
              label={words.filters[filter]}
              active={address.filter === filter}
              onClick={() => setAddress({ filter: address.filter === filter ? undefined : filter })}
            />
          ))}
        </ToolbarRow>
      }
    >
      <QueryView query={found}>{() => <Pcs pcs={pcs} standing={standing} />}</QueryView>
    </Screen>
  );
}

function countWords(found: number, all: number): string {
  return found === all ? words.count(all) : words.found(found, all);
}

function Pcs({ pcs, standing }: { pcs: readonly PcListItem[]; standing: PcStanding }) {
  const { address, setAddress } = usePcsAddress();
  if (pcs.length === 0) {
    return (
      <EmptyState icon={<DesktopRegular />} title={words.empty} text={words.emptyHint}>
        <Button as="a" href="#/">
          {words.toSchools}
        </Button>
      </EmptyState>
    );
  }
  const found = filterPcs(pcs, address, standing);
  if (found.length > 0) {
    const onOrder = (order: Order) => setAddress({ order });
    return <PcsTable pcs={found} standing={standing} order={address.order} onOrder={onOrder} />;
  }
  return (
    <EmptyState icon={<DesktopRegular />} title={words.nothingFound}>
      <Button onClick={() => setAddress({ text: '', filter: undefined })}>{commonMessages.clearFilters}</Button>
    </EmptyState>
  );
}

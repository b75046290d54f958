import { Button, SearchBox } from '@fluentui/react-components';
import { AddRegular, ArrowClockwiseRegular, BuildingMultipleRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SchoolListItem } from '../../../src-shared/contract/district-area-contract.ts';
import { errorCodeOf } from '../../client/error-text.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { FilterChip } from '../../components/chips.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useNotify } from '../../components/notifications.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Screen } from '../../components/screen.tsx';
import { TextDialog } from '../../components/text-dialog.tsx';
import { ToolbarRow } from '../../components/toolbar.tsx';
import { commonMessages } from '../../messages/common.ts';
import { districtFrameMessages } from '../../messages/district-frame.ts';
import { districtSchoolsMessages as words } from '../../messages/district-schools.ts';
import { useCan, useSession } from '../session-context.tsx';
import { useAct } from '../use-act.ts';
import { filterSchools, type SchoolFilter } from './school-order.ts';
import { SchoolScreen } from './school-screen.tsx';
import { SchoolsTable } from './schools-table.tsx';
import { useSchoolsAddress } from './use-schools-address.ts';

/** Where somebody arrives: the schools; who has one alone sees that one. */
export function HomeScreen() {
  const { me } = useSession();
  const [own, ...others] = me.schools;
  return own && others.length === 0 ? <SchoolScreen schoolId={own.id} /> : <SchoolsScreen />;
}

/** Every school that the person sees, with how it is. */
function SchoolsScreen() {
  const { queries } = useSession();
  const can = useCan();
  const schools = useQuery(queries.district.schools.list.queryOptions());
  const [isAdding, setAdding] = useState(false);
  const { address, setAddress } = useSchoolsAddress();
  const notify = useNotify();
  const refresh = async () => {
    const { error } = await schools.refetch();
    // What was there stays on screen. Of a session that ended the whole page says so.
    if (error !== null && errorCodeOf(error) !== 'SESSION_ENDED') notify.failed(error);
  };
  return (
    <Screen
      title={districtFrameMessages.schools}
      subtitle={schools.data && <Count all={schools.data} atMs={schools.dataUpdatedAt} />}
      actions={
        <>
          <ActionButton
            appearance="subtle"
            icon={<ArrowClockwiseRegular />}
            label={words.refresh}
            onClick={() => void refresh()}
          />
          {can('district.schools.add') && (
            <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
              {words.add}
            </Button>
          )}
        </>
      }
      toolbar={
        <ToolbarRow label={words.tools}>
          <SearchBox
            placeholder={words.search}
            aria-label={words.search}
            value={address.text}
            onChange={(_event, data) => setAddress({ text: data.value })}
            style={{ width: 260 }}
          />
          <FilterChips chosen={address.filter} onChange={(filter) => setAddress({ filter })} />
        </ToolbarRow>
      }
    >
      <QueryView query={schools}>
        {(list) => <List schools={list} atMs={schools.dataUpdatedAt} onAdd={() => setAdding(true)} />}
      </QueryView>
      {isAdding && <AddSchool onClose={() => setAdding(false)} />}
    </Screen>
  );
}

function Count({ all, atMs }: { all: readonly SchoolListItem[]; atMs: number }) {
  const { address } = useSchoolsAddress();
  const found = filterSchools(all, address, atMs).length;
  const count = found === all.length ? words.count(all.length) : words.found(found, all.length);
  return `${count} · ${words.updated(atMs)}`;
}

type FilterChipsProps = { chosen: SchoolFilter | undefined; onChange: (filter: SchoolFilter | undefined) => void };

function FilterChips({ chosen, onChange }: FilterChipsProps) {
  return (['silent', 'refused', 'unconnected'] as const).map((filter) => (
    <FilterChip
      key={filter}
      label={words.filters[filter]}
      active={chosen === filter}
      onClick={() => onChange(chosen === filter ? undefined : filter)}
    />
  ));
}

type ListProps = { schools: readonly SchoolListItem[]; atMs: number; onAdd: () => void };

function List({ schools, atMs, onAdd }: ListProps) {
  const can = useCan();
  const { address, setAddress } = useSchoolsAddress();
  if (schools.length === 0) {
    const mayAdd = can('district.schools.add');
    return (
      <EmptyState
        icon={<BuildingMultipleRegular />}
        title={mayAdd ? words.empty : words.emptyOfMine}
        text={mayAdd ? words.emptyHint : words.emptyOfMineHint}
      >
        {mayAdd && (
          <Button appearance="primary" onClick={onAdd}>
            {words.add}
          </Button>
        )}
      </EmptyState>
    );
  }
  const found = filterSchools(schools, address, atMs);
  if (found.length > 0) {
    return (
      <SchoolsTable schools={found} atMs={atMs} order={address.order} onOrder={(order) => setAddress({ order })} />
    );
  }
  return (
    <EmptyState icon={<BuildingMultipleRegular />} title={words.nothingFound}>
      <Button onClick={() => setAddress({ text: '', filter: undefined })}>{commonMessages.clearFilters}</Button>
    </EmptyState>
  );
}

function AddSchool({ onClose }: { onClose: () => void }) {
  const { client } = useSession();
  const add = useAct({
    run: (name: string) => client.district.schools.add({ name }),
    said: (_added, name) => words.added(name),
    onDone: onClose,
  });
  return (
    <TextDialog
      title={words.addTitle}
      label={words.name}
      hint={words.nameHint}
      action={words.add}
      busy={add.isPending}
      onSubmit={(name) => add.mutate(name)}
      onClose={onClose}
    />
  );
}

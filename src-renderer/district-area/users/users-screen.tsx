import { Button, SearchBox } from '@fluentui/react-components';
import { PeopleTeamRegular, PersonAddRegular, PhoneRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { UserListItem } from '../../../src-shared/contract/district-area-contract.ts';
import { roleSchema, roles } from '../../../src-shared/domain/district/account.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FilterMenu } from '../../components/filters/filter-menu.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Screen } from '../../components/screen.tsx';
import { ToolbarRow } from '../../components/toolbar.tsx';
import { commonMessages } from '../../messages/common.ts';
import { roleWords } from '../../messages/district-account.ts';
import { districtFrameMessages } from '../../messages/district-frame.ts';
import { districtUsersMessages as words } from '../../messages/district-users.ts';
import { useCan, useSession } from '../session-context.tsx';
import { type Order, readOrder, writeOrder } from '../sort-rows.ts';
import { useAddress } from '../use-address.ts';
import { DemandDialog } from './demand-dialog.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { type MadeLink, OneTimeLinkDialog } from './one-time-link-dialog.tsx';
import { type UserAct, UserDialogs } from './user-dialogs.tsx';
import { filterUsers, orderUsers } from './user-order.ts';
import { UsersTable } from './users-table.tsx';

const byName: Order = { by: 'name', isDescending: false };

/** Who may come in to the district, and as what. */
export function UsersScreen() {
  const { queries } = useSession();
  const can = useCan();
  const users = useQuery(queries.district.users.list.queryOptions());
  const [isInviting, setInviting] = useState(false);
  const [isDemanding, setDemanding] = useState(false);
  const [act, setAct] = useState<UserAct | null>(null);
  const [link, setLink] = useState<MadeLink | null>(null);
  const takeLink = (made: MadeLink) => {
    setInviting(false);
    setAct(null);
    setLink(made);
  };
  return (
    <Screen
      title={districtFrameMessages.users}
      subtitle={users.data && words.count(users.data.length)}
      actions={
        can('district.users.invite') && (
          <>
            <Button icon={<PhoneRegular />} onClick={() => setDemanding(true)}>
              {words.demand.open}
            </Button>
            <Button appearance="primary" icon={<PersonAddRegular />} onClick={() => setInviting(true)}>
              {words.invite.open}
            </Button>
          </>
        )
      }
      toolbar={<Tools />}
    >
      <QueryView query={users}>{(list) => <List users={list} onAct={setAct} />}</QueryView>
      {isInviting && <InviteDialog onLink={takeLink} onClose={() => setInviting(false)} />}
      {isDemanding && <DemandDialog onClose={() => setDemanding(false)} />}
      {act && <UserDialogs act={act} onLink={takeLink} onClose={() => setAct(null)} />}
      {link && <OneTimeLinkDialog link={link} onClose={() => setLink(null)} />}
    </Screen>
  );
}

function useUsersAddress() {
  const [{ buscar = '', papel, orden }, change] = useAddress('/usuarios');
  return { text: buscar, role: roleSchema.safeParse(papel).data, order: readOrder(orden, byName), change };
}

function Tools() {
  const { text, role, change } = useUsersAddress();
  return (
    <ToolbarRow label={words.tools}>
      <SearchBox
        placeholder={words.search}
        aria-label={words.search}
        value={text}
        onChange={(_event, data) => change({ buscar: data.value })}
        style={{ width: 320, maxWidth: '100%' }}
      />
      <FilterMenu
        label={words.role}
        value={role}
        options={roles.map((value) => ({ value, label: roleWords[value] }))}
        onChange={(papel) => change({ papel })}
      />
    </ToolbarRow>
  );
}

function List({ users, onAct }: { users: readonly UserListItem[]; onAct: (act: UserAct) => void }) {
  const { text, role, order, change } = useUsersAddress();
  if (users.length === 0) {
    return <EmptyState icon={<PeopleTeamRegular />} title={words.empty} text={words.emptyHint} />;
  }
  const found = filterUsers(users, { text, role });
  if (found.length === 0) {
    return (
      <EmptyState icon={<PeopleTeamRegular />} title={words.nobody}>
        <Button onClick={() => change({ buscar: undefined, papel: undefined })}>{commonMessages.clearFilters}</Button>
      </EmptyState>
    );
  }
  return (
    <UsersTable
      users={orderUsers(found, order)}
      order={order}
      onOrder={(next) => change({ orden: writeOrder(next, byName) })}
      onAct={onAct}
    />
  );
}

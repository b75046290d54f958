import { Menu, MenuItem, MenuList, MenuPopover, makeStyles, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleRegular,
  MailRegular,
  MoreHorizontalRegular,
  PersonProhibitedRegular,
} from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { UserListItem } from '../../../src-shared/contract/district-area-contract.ts';
import { districtRoles } from '../../../src-shared/domain/district/account.ts';
import { StateMark } from '../../components/chips.tsx';
import { roleWords } from '../../messages/district-account.ts';
import { districtFrameMessages } from '../../messages/district-frame.ts';
import { districtUsersMessages as words } from '../../messages/district-users.ts';
import { type Column, DataTable, TwoLines } from '../data-table.tsx';
import { useCan, useSession } from '../session-context.tsx';
import type { Order } from '../sort-rows.ts';
import type { UserAct } from './user-dialogs.tsx';

const titles = words.columns;

const useStyles = makeStyles({
  name: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  more: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '34px',
    height: '34px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontSize: '20px',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** Whose menu is open, and the button that it hangs from. */
type Open = { user: UserListItem; button: HTMLElement };

type UsersTableProps = {
  users: readonly UserListItem[];
  order: Order;
  onOrder: (order: Order) => void;
  onAct: (act: UserAct) => void;
};

/** People, one a row, with what can be done with each. */
export function UsersTable({ users, order, onOrder, onAct }: UsersTableProps) {
  const [open, setOpen] = useState<Open | null>(null);
  return (
    <>
      <DataTable
        label={districtFrameMessages.users}
        columns={useColumns(setOpen)}
        rows={users}
        keyOf={({ id }) => id}
        order={order}
        onOrder={onOrder}
      />
      {open && <ActsMenu open={open} onAct={onAct} onClose={() => setOpen(null)} />}
    </>
  );
}

function useColumns(setOpen: (open: Open) => void): readonly Column<UserListItem>[] {
  const { me } = useSession();
  const can = useCan();
  const hasActs = can('district.users.block') || can('district.audit.page');
  return useMemo(() => [...columnsFor(me.id), ...(hasActs ? [actsColumn(setOpen)] : [])], [me.id, hasActs, setOpen]);
}

const columnsFor = (myId: string): readonly Column<UserListItem>[] => [
  {
    key: 'name',
    title: titles.name,
    isSortable: true,
    cell: (user) => <Name user={user} isMe={user.id === myId} />,
  },
  { key: 'role', title: titles.role, width: '190px', isSortable: true, cell: ({ role }) => roleWords[role] },
  { key: 'schools', title: titles.schools, isSortable: true, cell: (user) => <Schools user={user} /> },
  { key: 'state', title: titles.state, width: '190px', isSortable: true, cell: (user) => <State user={user} /> },
  {
    key: 'lastSignIn',
    title: titles.lastSignIn,
    width: '170px',
    isSortable: true,
    cell: ({ lastSignInMs }) => (lastSignInMs === null ? words.never : words.signedIn(lastSignInMs)),
  },
];

const actsColumn = (setOpen: (open: Open) => void): Column<UserListItem> => ({
  key: 'acts',
  title: titles.acts,
  width: '74px',
  isNumber: true,
  cell: (user) => <MoreButton user={user} setOpen={setOpen} />,
});

function Name({ user: { fullName, userName }, isMe }: { user: UserListItem; isMe: boolean }) {
  const styles = useStyles();
  return (
    <>
      <div className={styles.name}>
        {fullName} {isMe && <span className={styles.quiet}>({words.you})</span>}
      </div>
      <div className={styles.quiet}>{userName}</div>
    </>
  );
}

function Schools({ user: { role, schools } }: { user: UserListItem }) {
  const styles = useStyles();
  if (districtRoles.has(role)) return <span className={styles.quiet}>{words.wholeDistrict}</span>;
  const names = schools.map(({ name }) => name);
  return <TwoLines text={words.schools(names)} title={names.join('\n')} />;
}

const stateMarks = {
  invited: { tone: 'neutral', icon: <MailRegular /> },
  active: { tone: 'good', icon: <CheckmarkCircleRegular /> },
  blocked: { tone: 'bad', icon: <PersonProhibitedRegular /> },
} as const;

function State({ user: { state, hasSecondFactor } }: { user: UserListItem }) {
  const styles = useStyles();
  return (
    <>
      <StateMark {...stateMarks[state]}>{words.states[state]}</StateMark>
      {hasSecondFactor && <div className={styles.quiet}>{words.withCode}</div>}
    </>
  );
}

/** A plain button: with a menu in each row, hundreds of people would take seconds to be drawn. */
function MoreButton({ user, setOpen }: { user: UserListItem; setOpen: (open: Open) => void }) {
  const styles = useStyles();
  return (
    <button
      type="button"
      className={styles.more}
      aria-label={words.menu(user.fullName)}
      aria-haspopup="menu"
      onClick={(event) => setOpen({ user, button: event.currentTarget })}
    >
      <MoreHorizontalRegular />
    </button>
  );
}

type ActsMenuProps = { open: Open; onAct: (act: UserAct) => void; onClose: () => void };

function ActsMenu({ open: { user, button }, onAct, onClose }: ActsMenuProps) {
  const can = useCan();
  const { me } = useSession();
  const navigate = useNavigate();
  const isOther = user.id !== me.id;
  const close = () => {
    onClose();
    button.focus();
  };
  return (
    <Menu
      open
      onOpenChange={(_event, data) => !data.open && close()}
      positioning={{ target: button, position: 'below', align: 'end' }}
    >
      <MenuPopover>
        <MenuList>
          {can('district.users.createLink') && user.state !== 'blocked' && (
            <MenuItem onClick={() => onAct({ kind: 'link', user })}>{words.link.open}</MenuItem>
          )}
          {can('district.users.createLink') && user.state !== 'blocked' && user.hasSecondFactor && (
            <MenuItem onClick={() => onAct({ kind: 'lost', user })}>{words.lost.open}</MenuItem>
          )}
          {can('district.users.setRole') && isOther && (
            <MenuItem onClick={() => onAct({ kind: 'role', user })}>{words.change.open}</MenuItem>
          )}
          {can('district.users.block') && isOther && user.state !== 'blocked' && (
            <MenuItem onClick={() => onAct({ kind: 'block', user })}>{words.block.open}</MenuItem>
          )}
          {can('district.users.unblock') && user.state === 'blocked' && (
            <MenuItem onClick={() => onAct({ kind: 'unblock', user })}>{words.unblock.open}</MenuItem>
          )}
          {can('district.audit.page') && (
            <MenuItem onClick={() => void navigate({ to: '/auditoria', search: { quien: user.id } })}>
              {words.seeActs}
            </MenuItem>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

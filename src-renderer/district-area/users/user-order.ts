import type { UserListItem } from '../../../src-shared/contract/district-area-contract.ts';
import type { Role } from '../../../src-shared/domain/district/account.ts';
import { foldText } from '../../../src-shared/domain/fold-text.ts';
import { roleWords } from '../../messages/district-account.ts';
import { districtUsersMessages as words } from '../../messages/district-users.ts';
import { type Order, type SortValue, sortRows } from '../sort-rows.ts';

export type UserColumn = 'name' | 'role' | 'schools' | 'state' | 'lastSignIn';

const values: Readonly<Record<UserColumn, (user: UserListItem) => SortValue>> = {
  name: ({ fullName }) => fullName,
  role: ({ role }) => roleWords[role],
  schools: ({ schools }) => schools[0]?.name ?? null,
  state: ({ state }) => words.states[state],
  lastSignIn: ({ lastSignInMs }) => lastSignInMs,
};

/** Those whose name, user name or schools hold every word that is looked for. */
export function filterUsers(
  users: readonly UserListItem[],
  { text, role }: { text: string; role: Role | undefined },
): readonly UserListItem[] {
  const wanted = foldText(text).split(/\s+/).filter(Boolean);
  if (wanted.length === 0 && role === undefined) return users;
  return users.filter((user) => {
    const told = foldText([user.fullName, user.userName, ...user.schools.map(({ name }) => name)].join(' '));
    return wanted.every((word) => told.includes(word)) && (role === undefined || user.role === role);
  });
}

/** People in an order; by name where it is of no column. */
export function orderUsers(users: readonly UserListItem[], { by, isDescending }: Order): UserListItem[] {
  return sortRows(users, isColumn(by) ? values[by] : values.name, isDescending);
}

function isColumn(key: string): key is UserColumn {
  return Object.hasOwn(values, key);
}

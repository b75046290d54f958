import { useState } from 'react';
import type { UserListItem } from '../../../src-shared/contract/district-area-contract.ts';
import { fitsRole } from '../../../src-shared/domain/district/account.ts';
import { districtUsersMessages as words } from '../../messages/district-users.ts';
import { ReasonDialog } from '../reason-dialog.tsx';
import { useSession } from '../session-context.tsx';
import { useAct } from '../use-act.ts';
import type { MadeLink } from './one-time-link-dialog.tsx';
import { RoleFields, type RoleOfSchools } from './role-fields.tsx';

/** What is about to be done with somebody. */
export type UserAct = { kind: 'role' | 'block' | 'unblock' | 'link' | 'lost'; user: UserListItem };

type UserDialogProps = { user: UserListItem; onClose: () => void };
type UserDialogsProps = { act: UserAct; onLink: (link: MadeLink) => void; onClose: () => void };

/** Asks what an act needs and has it done. */
export function UserDialogs({ act: { kind, user }, onLink, onClose }: UserDialogsProps) {
  switch (kind) {
    case 'role':
      return <RoleDialog user={user} onClose={onClose} />;
    case 'link':
    case 'lost':
      return <NewLinkDialog kind={kind} user={user} onLink={onLink} onClose={onClose} />;
    case 'block':
    case 'unblock':
      return <BlockDialog kind={kind} user={user} onClose={onClose} />;
  }
}

function BlockDialog({ kind, user, onClose }: UserDialogProps & { kind: 'block' | 'unblock' }) {
  const { client } = useSession();
  const { title, hint, action, done } = words[kind];
  const act = useAct({
    run: async (reason: string) => {
      const { users } = client.district;
      await users[kind]({ userId: user.id, reason });
    },
    said: () => done(user.fullName),
    onDone: onClose,
    saysFailure: true,
  });
  return (
    <ReasonDialog
      title={title(user.fullName)}
      hint={hint}
      action={action}
      isBusy={act.isPending}
      error={act.error}
      onSubmit={(reason) => act.mutate(reason)}
      onClose={onClose}
    />
  );
}

function RoleDialog({ user, onClose }: UserDialogProps) {
  const { client } = useSession();
  const [chosen, setChosen] = useState<RoleOfSchools>({
    role: user.role,
    schoolIds: user.schools.map(({ id }) => id),
  });
  const change = useAct({
    run: (reason: string) => client.district.users.setRole({ userId: user.id, ...chosen, reason }),
    said: () => words.change.done,
    onDone: onClose,
    saysFailure: true,
  });
  return (
    <ReasonDialog
      title={words.change.title(user.fullName)}
      hint={words.change.hint}
      action={words.change.action}
      isComplete={fitsRole(chosen.role, chosen.schoolIds.length)}
      isBusy={change.isPending}
      error={change.error}
      onSubmit={(reason) => change.mutate(reason)}
      onClose={onClose}
    >
      <RoleFields chosen={chosen} onChange={setChosen} />
    </ReasonDialog>
  );
}

type NewLinkDialogProps = UserDialogProps & Pick<UserDialogsProps, 'onLink'> & { kind: 'link' | 'lost' };

function NewLinkDialog({ kind, user, onLink, onClose }: NewLinkDialogProps) {
  const { client } = useSession();
  const turnsSecondFactorOff = kind === 'lost';
  const { title, hint, action } = words[kind];
  const make = useAct({
    run: (reason: string) => client.district.users.createLink({ userId: user.id, turnsSecondFactorOff, reason }),
    onDone: (made) => onLink({ ...made, fullName: user.fullName }),
    saysFailure: true,
  });
  return (
    <ReasonDialog
      title={title(user.fullName)}
      hint={hint}
      action={action}
      isBusy={make.isPending}
      error={make.error}
      onSubmit={(reason) => make.mutate(reason)}
      onClose={onClose}
    />
  );
}

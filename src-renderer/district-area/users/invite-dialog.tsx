import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { fitsRole } from '../../../src-shared/domain/district/account.ts';
import { errorText } from '../../client/error-text.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { districtUsersMessages } from '../../messages/district-users.ts';
import { NameFields, readNames, type TypedNames } from '../name-fields.tsx';
import { useSession } from '../session-context.tsx';
import { useAct } from '../use-act.ts';
import type { MadeLink } from './one-time-link-dialog.tsx';
import { RoleFields, type RoleOfSchools } from './role-fields.tsx';

const words = districtUsersMessages.invite;

type InviteDialogProps = { onLink: (link: MadeLink) => void; onClose: () => void };

/** Enters somebody, and makes the link by which they choose their password. */
export function InviteDialog({ onLink, onClose }: InviteDialogProps) {
  const { client } = useSession();
  const [typed, setTyped] = useState<TypedNames>({ fullName: '', userName: '' });
  const [chosen, setChosen] = useState<RoleOfSchools>({ role: 'secretary', schoolIds: [] });
  const invite = useAct({
    run: (names: TypedNames) => client.district.users.invite({ ...names, ...chosen }),
    onDone: (made, { fullName }) => onLink({ ...made, fullName }),
    saysFailure: true,
  });
  const names = fitsRole(chosen.role, chosen.schoolIds.length) ? readNames(typed) : null;
  return (
    <DialogFrame
      title={words.title}
      hint={words.hint}
      problem={invite.error ? errorText(invite.error) : null}
      onClose={onClose}
      onSubmit={() => names !== null && !invite.isPending && invite.mutate(names)}
      actions={
        <Button type="submit" appearance="primary" disabled={names === null} disabledFocusable={invite.isPending}>
          {words.action}
        </Button>
      }
    >
      <NameFields names={typed} onNames={setTyped} userNameHint={words.userNameHint} />
      <RoleFields chosen={chosen} onChange={setChosen} />
    </DialogFrame>
  );
}

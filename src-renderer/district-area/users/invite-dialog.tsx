import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { fitsRole, userNameSchema } from '../../../src-shared/domain/district/account.ts';
import { errorText } from '../../client/error-text.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { districtAccountMessages } from '../../messages/district-account.ts';
import { districtUsersMessages } from '../../messages/district-users.ts';
import { useSession } from '../session-context.tsx';
import { useAct } from '../use-act.ts';
import type { MadeLink } from './one-time-link-dialog.tsx';
import { RoleFields, type RoleOfSchools } from './role-fields.tsx';

const words = districtUsersMessages.invite;
const { userNameWrong } = districtAccountMessages.link;

type InviteDialogProps = { onLink: (link: MadeLink) => void; onClose: () => void };

/** Enters somebody, and makes the link by which they choose their password. */
export function InviteDialog({ onLink, onClose }: InviteDialogProps) {
  const { client } = useSession();
  const [fullName, setFullName] = useState('');
  const [typedName, setTypedName] = useState('');
  const [chosen, setChosen] = useState<RoleOfSchools>({ role: 'secretary', schoolIds: [] });
  const userName = userNameSchema.safeParse(typedName).data;
  const invite = useAct({
    run: (name: string) => client.district.users.invite({ fullName: fullName.trim(), userName: name, ...chosen }),
    onDone: (made) => onLink({ ...made, fullName: fullName.trim() }),
    saysFailure: true,
  });
  const isComplete = fullName.trim() !== '' && fitsRole(chosen.role, chosen.schoolIds.length);
  return (
    <DialogFrame
      title={words.title}
      hint={words.hint}
      problem={invite.error ? errorText(invite.error) : null}
      onClose={onClose}
      onSubmit={() => isComplete && userName !== undefined && !invite.isPending && invite.mutate(userName)}
      actions={
        <Button
          type="submit"
          appearance="primary"
          disabled={!isComplete || userName === undefined}
          disabledFocusable={invite.isPending}
        >
          {words.action}
        </Button>
      }
    >
      <Field label={words.fullName}>
        <Input
          autoComplete="off"
          maxLength={200}
          value={fullName}
          onChange={(_event, data) => setFullName(data.value)}
        />
      </Field>
      <Field
        label={words.userName}
        hint={words.userNameHint}
        validationMessage={typedName !== '' && userName === undefined ? userNameWrong : undefined}
      >
        <Input
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          value={typedName}
          onChange={(_event, data) => setTypedName(data.value)}
        />
      </Field>
      <RoleFields chosen={chosen} onChange={setChosen} />
    </DialogFrame>
  );
}

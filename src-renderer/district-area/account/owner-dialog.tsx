import { Button, Field } from '@fluentui/react-components';
import { useState } from 'react';
import { errorText } from '../../client/error-text.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { SecretInput } from '../../components/secret-input.tsx';
import { districtAccountMessages } from '../../messages/district-account.ts';
import { useSession } from '../session-context.tsx';
import { useAct } from '../use-act.ts';

const { password: label, show, hide } = districtAccountMessages.signIn;

type OwnerDialogProps<Output> = {
  title: string;
  hint: string;
  action: string;
  /** The password is null for who has none, and is asked for none. */
  run: (password: string | null) => Promise<Output>;
  said?: () => string;
  onDone: (output: Output) => void;
  onClose: () => void;
};

/** Asks whether it is still who came in, before what protects the account is changed. Mounted only while it is open. */
export function OwnerDialog<Output>(props: OwnerDialogProps<Output>) {
  const { title, hint, action, run, said, onDone, onClose } = props;
  const { hasPassword } = useSession().me;
  const [password, setPassword] = useState('');
  const act = useAct({ run, ...(said && { said }), onDone, saysFailure: true });
  const mayGo = !hasPassword || password !== '';
  const problem = act.error ? errorText(act.error) : null;
  return (
    <DialogFrame
      title={title}
      hint={hint}
      problem={hasPassword ? null : problem}
      onClose={onClose}
      onSubmit={() => mayGo && !act.isPending && act.mutate(hasPassword ? password : null)}
      actions={
        <Button type="submit" appearance="primary" disabled={!mayGo} disabledFocusable={act.isPending}>
          {action}
        </Button>
      }
    >
      {hasPassword && (
        <Field label={label} validationMessage={problem ?? undefined}>
          <SecretInput
            autoFocus
            autoComplete="current-password"
            maxLength={200}
            value={password}
            onText={setPassword}
            show={show}
            hide={hide}
          />
        </Field>
      )}
    </DialogFrame>
  );
}

import { Field } from '@fluentui/react-components';
import { useState } from 'react';
import { isStrongPassword, leastPassword } from '../../src-shared/domain/district/account.ts';
import { SecretInput } from '../components/secret-input.tsx';
import { districtAccountMessages } from '../messages/district-account.ts';

const words = districtAccountMessages.link;
const { show, hide } = districtAccountMessages.signIn;

type NewPasswordFieldsProps = {
  /** Which a password may not be made of. */
  userName: string;
  password: string;
  onPassword: (password: string) => void;
  /** Whether it was typed twice alike. */
  onRepeated: (isRepeated: boolean) => void;
  autoFocus?: boolean;
};

/** A password that is chosen: typed twice, with what it lacks said while it is typed. */
export function NewPasswordFields(props: NewPasswordFieldsProps) {
  const { userName, password, onPassword, onRepeated, autoFocus = false } = props;
  const [again, setAgain] = useState('');
  const isDifferent = again !== '' && again !== password;
  const covered = { autoComplete: 'new-password', maxLength: 200, show, hide } as const;
  return (
    <>
      <Field label={words.password} hint={words.passwordHint} {...strength(password, userName)}>
        <SecretInput
          {...covered}
          autoFocus={autoFocus}
          value={password}
          onText={(text) => {
            onPassword(text);
            onRepeated(text !== '' && text === again);
          }}
        />
      </Field>
      <Field label={words.again} validationMessage={isDifferent ? words.differs : undefined}>
        <SecretInput
          {...covered}
          value={again}
          onText={(text) => {
            setAgain(text);
            onRepeated(text !== '' && text === password);
          }}
        />
      </Field>
    </>
  );
}

/** What a password lacks; while it is short that is no error yet. */
function strength(password: string, userName: string) {
  const missing = leastPassword - [...password.normalize('NFC')].length;
  if (password === '' || isStrongPassword(password, userName)) return {};
  if (missing > 0) return { validationState: 'none', validationMessage: words.passwordShort(missing) } as const;
  return { validationMessage: words.passwordWeak };
}

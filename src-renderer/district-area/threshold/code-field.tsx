import { Field, Input, Link } from '@fluentui/react-components';
import { useState } from 'react';
import { errorCodeOf, errorText } from '../../client/error-text.ts';
import { districtAccountMessages } from '../../messages/district-account.ts';

const words = districtAccountMessages.signIn;

/** Why somebody with that code, or with none, was not let in. */
export function codeErrorText(error: unknown, code: string | null): string {
  const isWrongRecovery = errorCodeOf(error) === 'SECOND_FACTOR_WRONG' && /\p{L}/u.test(code ?? '');
  return isWrongRecovery ? words.recoveryCodeWrong : errorText(error);
}

type CodeFieldProps = { value: string; onChange: (text: string) => void };

/** The code that one's telephone shows, or one of those for who has it not, asked for once the rest was right. */
export function CodeField({ value, onChange }: CodeFieldProps) {
  const [isRecovery, setRecovery] = useState(false);
  const turn = () => {
    setRecovery(!isRecovery);
    onChange('');
  };
  return (
    <div>
      <Field
        label={isRecovery ? words.recoveryCode : words.code}
        hint={isRecovery ? words.recoveryCodeHint : words.codeHint}
      >
        <Input
          key={String(isRecovery)}
          size="large"
          autoFocus
          autoComplete={isRecovery ? 'off' : 'one-time-code'}
          autoCapitalize="none"
          spellCheck={false}
          inputMode={isRecovery ? 'text' : 'numeric'}
          maxLength={30}
          value={value}
          onChange={(_event, data) => onChange(data.value)}
        />
      </Field>
      <Link as="button" type="button" onClick={turn} style={{ marginTop: 8 }}>
        {isRecovery ? words.useTelephone : words.useRecoveryCode}
      </Link>
    </div>
  );
}

import { Field, Input } from '@fluentui/react-components';
import { districtAccountMessages } from '../../messages/district-account.ts';

const words = districtAccountMessages.signIn;

/** The code that one's telephone shows, asked for once the rest was right. */
export function CodeField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  return (
    <Field label={words.code} hint={words.codeHint}>
      <Input
        size="large"
        autoFocus
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={10}
        value={value}
        onChange={(_event, data) => onChange(data.value)}
      />
    </Field>
  );
}

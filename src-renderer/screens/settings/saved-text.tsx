import { Field, Input } from '@fluentui/react-components';
import { useEffect, useState } from 'react';

type SavedTextProps = {
  label: string;
  hint?: string;
  /** Shown while nothing is written. */
  placeholder?: string;
  value: string;
  maxLength: number;
  onSave: (value: string) => void;
};

/** A text that is saved when it is left or Enter is pressed, and only when it changed. */
export function SavedText({ label, hint, placeholder, value, maxLength, onSave }: SavedTextProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const save = () => {
    if (text.trim() !== value) onSave(text.trim());
  };
  return (
    <Field label={label} hint={hint} style={{ maxWidth: '460px' }}>
      <Input
        value={text}
        placeholder={placeholder}
        maxLength={maxLength}
        onChange={(_event, data) => setText(data.value)}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && save()}
      />
    </Field>
  );
}

import { Input, type InputProps } from '@fluentui/react-components';
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { ActionButton } from './action-button.tsx';

type SecretInputProps = Omit<InputProps, 'type' | 'onChange' | 'contentAfter' | 'value'> & {
  value: string;
  onText: (text: string) => void;
  /** What the button that uncovers it says, and the one that covers it again. */
  show: string;
  hide: string;
};

/** A field that covers what is typed, until its eye is pressed. */
export function SecretInput({ onText, show, hide, ...rest }: SecretInputProps) {
  const [isShown, setShown] = useState(false);
  return (
    <Input
      {...rest}
      type={isShown ? 'text' : 'password'}
      spellCheck={false}
      onChange={(_event, data) => onText(data.value)}
      contentAfter={
        <ActionButton
          iconOnly
          appearance="transparent"
          label={isShown ? hide : show}
          icon={isShown ? <EyeOffRegular /> : <EyeRegular />}
          onClick={() => setShown(!isShown)}
        />
      }
    />
  );
}

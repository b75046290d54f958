import { Button, type ButtonProps } from '@fluentui/react-components';
import { type ChangeEvent, type ReactElement, useRef } from 'react';

type FileButtonProps = Pick<ButtonProps, 'appearance' | 'disabled'> & {
  label: string;
  icon: ReactElement;
  onFile: (file: File) => void;
};

/** Asks for a Word document. */
export function FileButton({ label, icon, onFile, ...rest }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (file) onFile(file);
    event.target.value = '';
  };
  return (
    <>
      <Button as="button" {...rest} icon={icon} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input ref={input} type="file" hidden accept=".docx,.dotx" aria-label={label} onChange={onChange} />
    </>
  );
}

import { Button, type ButtonProps, makeStyles } from '@fluentui/react-components';
import { type ChangeEvent, type ReactElement, useRef } from 'react';

type FileInput = {
  /** What is asked for, for who hears the screen. */
  label: string;
  /** Endings of its name, as `<input accept>` has them; any file where it is not told. */
  accept?: string;
  onFile: (file: File) => void;
};

/** Asks for one file: `choose` opens the system's dialog, `input` has to stand somewhere in the page, unseen. */
export function useFileInput({ label, accept, onFile }: FileInput): { choose: () => void; input: ReactElement } {
  const element = useRef<HTMLInputElement>(null);
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (file) onFile(file);
    // The same file may be chosen again, after it was put right.
    event.target.value = '';
  };
  return {
    choose: () => element.current?.click(),
    input: <input ref={element} type="file" hidden accept={accept} aria-label={label} onChange={onChange} />,
  };
}

type FileButtonProps = FileInput &
  Pick<ButtonProps, 'appearance' | 'className' | 'disabled'> & {
    icon: ReactElement;
    /** What the button says, where it is not the label. */
    text?: string;
  };

/** A button that asks for a file. */
export function FileButton({ label, accept, onFile, text = label, ...rest }: FileButtonProps) {
  const { choose, input } = useFileInput({ label, accept, onFile });
  return (
    <>
      <Button {...rest} onClick={choose}>
        {text}
      </Button>
      {input}
    </>
  );
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    overflowWrap: 'anywhere',
    '& > button': { flexShrink: 0 },
  },
});

type FileChoiceProps = Omit<FileButtonProps, 'text'> & {
  /** The name of the file that was chosen; null for none yet. */
  chosen: string | null;
  /** What the button says before and after. */
  texts: { choose: string; other: string };
  /** What stands in the place of the name before. */
  hint?: string;
};

/** A button that asks for a file, and beside it the name of the one that was chosen. */
export function FileChoice({ chosen, texts, hint, ...rest }: FileChoiceProps) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <FileButton {...rest} text={chosen === null ? texts.choose : texts.other} />
      {chosen === null ? hint && <span>{hint}</span> : <strong>{chosen}</strong>}
    </div>
  );
}

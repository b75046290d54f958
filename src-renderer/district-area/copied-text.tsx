import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useNotify } from '../components/notifications.tsx';
import { districtFrameMessages } from '../messages/district-frame.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '6px' },
  label: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  text: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere', userSelect: 'all' },
  large: { fontSize: '40px', lineHeight: '48px', letterSpacing: '0.06em' },
});

type CopiedTextProps = {
  label: string;
  text: string;
  /** What the button says. */
  copy: string;
  /** To be read aloud to somebody. */
  isLarge?: boolean;
};

/** A text that goes somewhere else: to be read, selected or copied. */
export function CopiedText({ label, text, copy, isLarge = false }: CopiedTextProps) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <span className={styles.label}>{label}</span>
      <output aria-label={label} className={mergeClasses(styles.text, isLarge && styles.large)}>
        {text}
      </output>
      <CopyButton text={text} copy={copy} />
    </div>
  );
}

/** Copies a text, and says that it did. */
export function CopyButton({ text, copy }: Pick<CopiedTextProps, 'text' | 'copy'>) {
  const notify = useNotify();
  const [copied, setCopied] = useState<string | null>(null);
  const isCopied = copied === text;
  const toClipboard = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
    } catch {
      // Without TLS, or where it is forbidden, there is no clipboard.
      notify.warn({ text: districtFrameMessages.couldNotCopy });
    }
  };
  return (
    <Button
      icon={isCopied ? <CheckmarkRegular /> : <CopyRegular />}
      aria-label={isCopied ? `${copy}: ${districtFrameMessages.copied}` : copy}
      onClick={() => void toClipboard()}
    >
      {isCopied ? districtFrameMessages.copied : copy}
    </Button>
  );
}

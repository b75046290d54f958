import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { LibraryStatus } from '../../../src-shared/contract/library-contract.ts';
import { useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { useNotify } from '../../components/notifications.tsx';
import { Section } from '../../components/section.tsx';
import { settingsMessages } from '../../messages/settings.ts';

const words = settingsMessages.recovery;

const useStyles = makeStyles({
  key: {
    display: 'inline-block',
    padding: '10px 16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase400,
    letterSpacing: '0.04em',
    overflowWrap: 'anywhere',
    userSelect: 'all',
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '10px' },
});

/** The key that opens the library on another PC, shown only when asked for. */
export function RecoverySection({ status }: { status: LibraryStatus }) {
  const styles = useStyles();
  const client = useClient();
  const notify = useNotify();
  const [key, setKey] = useState<string | null>(null);
  const ask = useCommand({ run: () => client.library.recoveryKey(), onDone: (answer) => setKey(answer.key) });
  const copy = useCommand({
    run: (text: string) => navigator.clipboard.writeText(text),
    onDone: () => notify.done({ text: words.copied }),
  });
  return (
    <Section id="clave" title={words.title} intro={status.encrypted ? words.intro : words.none}>
      {status.encrypted && (
        <div className={styles.row}>
          {key === null ? (
            <Button onClick={() => ask.mutate()}>{words.show}</Button>
          ) : (
            <>
              <code className={styles.key}>{key}</code>
              <Button onClick={() => copy.mutate(key)}>{words.copy}</Button>
              <Button appearance="subtle" onClick={() => setKey(null)}>
                {words.hide}
              </Button>
            </>
          )}
        </div>
      )}
    </Section>
  );
}

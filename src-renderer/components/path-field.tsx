import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useCapabilities, useClient } from '../client/api-context.tsx';
import { commonMessages } from '../messages/common.ts';
import { useCommand } from './command.ts';

const useStyles = makeStyles({
  row: { display: 'flex', gap: '8px' },
  grow: { flexGrow: 1 },
});

type PathFieldProps = {
  kind: 'files' | 'folder' | 'save';
  label: string;
  hint?: string;
  path: string;
  onPath: (path: string) => void;
  suggestedName?: string;
};

/** A place on this PC: chosen in the host's dialog where it has one, typed where it may be. */
export function PathField({ kind, label, hint, path, onPath, suggestedName }: PathFieldProps) {
  const styles = useStyles();
  const client = useClient();
  const { nativeFilePicker, localPaths } = useCapabilities();
  const choose = useCommand({
    run: () => client.library.choosePaths({ kind, suggestedName }),
    onDone: ({ paths }) => paths[0] !== undefined && onPath(paths[0]),
  });
  return (
    <Field label={label} hint={nativeFilePicker ? undefined : hint}>
      <div className={styles.row}>
        <Input
          className={styles.grow}
          aria-label={label}
          value={path}
          readOnly={!localPaths}
          onChange={(_event, data) => onPath(data.value)}
        />
        {nativeFilePicker && <Button onClick={() => choose.mutate()}>{commonMessages.choosePath}</Button>}
      </div>
    </Field>
  );
}

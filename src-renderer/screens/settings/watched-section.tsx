import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { FolderSyncRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Folder } from '../../../src-shared/domain/source.ts';
import { useApi, useCapabilities, useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { Section } from '../../components/section.tsx';
import { settingsMessages } from '../../messages/settings.ts';

const words = settingsMessages.watched;

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '4px', margin: 0, padding: 0, listStyle: 'none' },
  item: { display: 'flex', alignItems: 'center', gap: '10px', minHeight: '36px' },
  icon: { flexShrink: 0, fontSize: '20px', color: tokens.colorNeutralForeground3 },
  path: { flexGrow: 1, overflowWrap: 'anywhere' },
  form: { display: 'flex', alignItems: 'flex-start', gap: '10px', maxWidth: '560px' },
  field: { flexGrow: 1 },
  button: { marginTop: '26px' },
  fixed: { flexShrink: 0 },
});

/** The folders of this PC whose papers come in by themselves. */
export function WatchedSection() {
  const styles = useStyles();
  const api = useApi();
  const client = useClient();
  const folders = useQuery(api.sources.folders.queryOptions());
  const status = useQuery(api.library.status.queryOptions());
  const watched = (folders.data ?? []).filter((folder) => folder.watchedPath !== null);
  const stop = useCommand({
    run: (folder: Folder) => client.sources.unwatchFolder({ folderId: folder.id }),
    said: () => words.stopped,
  });
  const accept = useCommand({
    run: (folder: Folder) => client.sources.followReplacement({ folderId: folder.id }),
    said: () => words.added,
  });
  const isReplaced = ({ id }: Folder) => status.data?.replacedFolders.includes(id) ?? false;
  return (
    <Section id="carpetas" title={words.title} intro={words.intro}>
      {watched.length === 0 && <span style={{ color: tokens.colorNeutralForeground3 }}>{words.none}</span>}
      <ul className={styles.list}>
        {watched.map((folder) => (
          <li key={folder.id} className={styles.item}>
            <FolderSyncRegular className={styles.icon} aria-hidden="true" />
            <span className={styles.path}>
              {folder.watchedPath}
              {status.data?.missingFolders.includes(folder.id) && <div role="status">{words.missing}</div>}
              {status.data?.emptiedFolders.includes(folder.id) && <div role="status">{words.emptied}</div>}
              {isReplaced(folder) && <div role="status">{words.replaced}</div>}
            </span>
            {isReplaced(folder) && (
              <Button size="small" appearance="primary" className={styles.fixed} onClick={() => accept.mutate(folder)}>
                {words.followReplacement}
              </Button>
            )}
            <Button size="small" className={styles.fixed} onClick={() => stop.mutate(folder)}>
              {words.stop}
            </Button>
          </li>
        ))}
      </ul>
      <WatchAnother />
    </Section>
  );
}

function WatchAnother() {
  const styles = useStyles();
  const client = useClient();
  const { nativeFilePicker, localPaths } = useCapabilities();
  const [path, setPath] = useState('');
  const watch = useCommand({
    run: async (typed: string | null) => {
      const wanted = typed ?? (await client.library.choosePaths({ kind: 'folder' })).paths[0];
      if (wanted !== undefined) await client.sources.watchFolder({ path: wanted });
      return wanted !== undefined;
    },
    said: (followed) => (followed ? words.added : null),
    onDone: () => setPath(''),
  });
  if (nativeFilePicker)
    return (
      <Button onClick={() => watch.mutate(null)} style={{ alignSelf: 'flex-start' }}>
        {words.add}
      </Button>
    );
  if (!localPaths) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (path.trim() !== '') watch.mutate(path.trim());
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={words.path} hint={words.pathHint} className={styles.field}>
        <Input value={path} onChange={(_event, data) => setPath(data.value)} />
      </Field>
      <Button type="submit" className={styles.button} disabled={path.trim() === '' || watch.isPending}>
        {words.follow}
      </Button>
    </form>
  );
}

import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { FolderSyncRegular, WarningRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { LibraryStatus } from '../../../src-shared/contract/library-contract.ts';
import type { Folder } from '../../../src-shared/domain/source.ts';
import { useApi, useCapabilities, useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { Section } from '../../components/section.tsx';
import { settingsMessages } from '../../messages/settings.ts';

const words = settingsMessages.watched;

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  item: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: '10px',
    padding: '10px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
  },
  icon: { flexShrink: 0, marginTop: '2px', fontSize: '20px', color: tokens.colorNeutralForeground3 },
  told: { flexGrow: 1, minWidth: 0 },
  path: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  trouble: {
    display: 'flex',
    gap: '6px',
    marginTop: '2px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    textWrap: 'pretty',
  },
  warning: { flexShrink: 0, marginTop: '1px', fontSize: '16px', color: tokens.colorStatusWarningForeground3 },
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
            <div className={styles.told}>
              <div className={styles.path}>{folder.watchedPath}</div>
              <Trouble text={status.data && troubleOf(folder, status.data)} />
            </div>
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

/** Why a followed folder waits, and what to do about it. */
function Trouble({ text }: { text: string | null | undefined }) {
  const styles = useStyles();
  if (!text) return null;
  return (
    <div role="status" className={styles.trouble}>
      <WarningRegular className={styles.warning} aria-hidden="true" />
      <span>{text}</span>
    </div>
  );
}

function troubleOf({ id }: Folder, { missingFolders, emptiedFolders, replacedFolders }: LibraryStatus): string | null {
  if (missingFolders.includes(id)) return words.missing;
  if (emptiedFolders.includes(id)) return words.emptied;
  return replacedFolders.includes(id) ? words.replaced : null;
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

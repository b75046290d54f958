import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
} from '@fluentui/react-components';
import { ArrowDownloadRegular, ArrowResetRegular, DeleteRegular, MoreHorizontalRegular } from '@fluentui/react-icons';
import type { WrittenDocument } from '../../../src-shared/domain/written-document.ts';
import { useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { useLinkRowStyles } from '../../components/link-row-styles.ts';
import { saveFile } from '../../components/save-file.ts';
import { documentListMessages as words } from '../../messages/documents.ts';

const useStyles = makeStyles({
  columns: { gridTemplateColumns: 'minmax(160px, 1fr) 110px 110px minmax(0, 200px) auto 36px', minHeight: '44px' },
});

/** What was written, the newest first; each can be saved again. */
export function WrittenList({ documents }: { documents: readonly WrittenDocument[] }) {
  const styles = useLinkRowStyles();
  return (
    <section className={styles.section} aria-label={words.written}>
      <h2 className={styles.title}>{words.written}</h2>
      <ul className={styles.list}>
        {documents.map((document) => (
          <WrittenRow key={document.id} document={document} />
        ))}
      </ul>
    </section>
  );
}

function WrittenRow({ document }: { document: WrittenDocument }) {
  const styles = useLinkRowStyles();
  const { columns } = useStyles();
  const { documents } = useClient();
  const { id: documentId, template, rowsOf, count, numbers, file, writtenAt, by, trashedAt } = document;
  const save = useCommand({ run: () => documents.writtenFile({ documentId }), onDone: saveFile });
  const trash = useCommand({
    run: () => documents.trashWritten({ documentId }),
    said: () => words.thrownAway(file.name),
    undoable: true,
  });
  const restore = useCommand({
    run: () => documents.restoreWritten({ documentId }),
    said: () => words.restored(file.name),
    undoable: true,
  });
  return (
    <li className={mergeClasses(styles.row, columns)}>
      <span className={styles.name} title={file.name}>
        {template} <span className={styles.detail}>{words.of(rowsOf)}</span>
      </span>
      <span className={styles.detail}>{words.count(count)}</span>
      <span className={styles.detail}>{numbers && words.numbers(numbers.first, numbers.last)}</span>
      <span className={styles.detail}>{words.when(writtenAt, by)}</span>
      <Button
        size="small"
        icon={<ArrowDownloadRegular />}
        aria-label={words.saveOf(file.name)}
        disabled={save.isPending}
        onClick={() => save.mutate()}
      >
        {words.save}
      </Button>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<MoreHorizontalRegular />} aria-label={words.menuOf(file.name)} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {trashedAt === null ? (
              <MenuItem icon={<DeleteRegular />} onClick={() => trash.mutate()}>
                {words.throwAway}
              </MenuItem>
            ) : (
              <MenuItem icon={<ArrowResetRegular />} onClick={() => restore.mutate()}>
                {words.restore}
              </MenuItem>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
    </li>
  );
}

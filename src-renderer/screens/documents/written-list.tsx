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
import {
  ArrowDownloadRegular,
  ArrowResetRegular,
  DeleteRegular,
  DocumentPdfRegular,
  MoreHorizontalRegular,
} from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import type { ContractOutputs } from '../../../src-shared/contract/index.ts';
import { useCapabilities, useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { useLinkRowStyles } from '../../components/link-row-styles.ts';
import { saveFile } from '../../components/save-file.ts';
import { actaMessages } from '../../messages/actas.ts';
import { documentListMessages as words } from '../../messages/documents.ts';

const useStyles = makeStyles({
  columns: { gridTemplateColumns: 'minmax(160px, 1fr) 110px 110px minmax(0, 200px) auto 36px', minHeight: '44px' },
});

type WrittenItem = ContractOutputs['documents']['written'][number];

/** What was written and the actas, the newest first; each can be saved again. */
export function WrittenList({ documents }: { documents: readonly WrittenItem[] }) {
  const styles = useLinkRowStyles();
  return (
    <section className={styles.section} aria-label={words.written}>
      <h2 className={styles.title}>{words.written}</h2>
      <ul className={styles.list}>
        {documents.map((document) =>
          document.kind === 'acta' ? (
            <ActaRow key={document.id} acta={document} />
          ) : (
            <WrittenRow key={document.id} document={document} />
          ),
        )}
      </ul>
    </section>
  );
}

function ActaRow({ acta }: { acta: Extract<WrittenItem, { kind: 'acta' }> }) {
  const styles = useLinkRowStyles();
  const { columns } = useStyles();
  const { actas } = useClient();
  const { id: actaId, book, number, date, source, state, version, writtenAt, by, trashedAt } = acta;
  const name = actaMessages.title(book, number);
  return (
    <li className={mergeClasses(styles.row, columns)}>
      {trashedAt === null ? (
        <Link
          to="/documentos/actas/$actaId"
          params={{ actaId }}
          className={mergeClasses(styles.name, styles.link)}
          title={name}
        >
          {name} <span className={styles.detail}>{source && actaMessages.ofRecording(source)}</span>
        </Link>
      ) : (
        <span className={styles.name} title={name}>
          {name}
        </span>
      )}
      <span className={styles.detail}>{actaMessages.day(date)}</span>
      <span className={styles.detail}>
        {actaMessages.state[state]}
        {version > 1 && ` · ${actaMessages.version(version)}`}
      </span>
      <span className={styles.detail}>{words.when(writtenAt, by)}</span>
      <RowTools
        name={name}
        isTrashed={trashedAt !== null}
        file={() => actas.file({ actaId })}
        pdf={() => actas.pdf({ actaId })}
        trash={() => actas.trash({ actaId })}
        restore={() => actas.restore({ actaId })}
      />
    </li>
  );
}

function WrittenRow({ document }: { document: Extract<WrittenItem, { kind: 'rows' }> }) {
  const styles = useLinkRowStyles();
  const { columns } = useStyles();
  const { documents } = useClient();
  const { id: documentId, template, rowsOf, count, numbers, file, writtenAt, by, trashedAt } = document;
  const isZip = file.name.endsWith('.zip');
  return (
    <li className={mergeClasses(styles.row, columns)}>
      <span className={styles.name} title={file.name}>
        {template} <span className={styles.detail}>{words.of(rowsOf)}</span>
      </span>
      <span className={styles.detail}>{words.count(count)}</span>
      <span className={styles.detail}>{numbers && words.numbers(numbers.first, numbers.last)}</span>
      <span className={styles.detail}>{words.when(writtenAt, by)}</span>
      <RowTools
        name={file.name}
        isTrashed={trashedAt !== null}
        file={() => documents.writtenFile({ documentId })}
        pdf={isZip ? null : () => documents.writtenPdf({ documentId })}
        trash={() => documents.trashWritten({ documentId })}
        restore={() => documents.restoreWritten({ documentId })}
      />
    </li>
  );
}

type RowToolsProps = {
  name: string;
  isTrashed: boolean;
  file: () => Promise<File>;
  /** Null for what cannot be one. */
  pdf: (() => Promise<File>) | null;
  trash: () => Promise<void>;
  restore: () => Promise<void>;
};

/** Saving it, throwing it away, bringing it back. */
function RowTools({ name, isTrashed, pdf, ...commands }: RowToolsProps) {
  const styles = useLinkRowStyles();
  const { printsPdf } = useCapabilities();
  const save = useCommand({ run: commands.file, onDone: saveFile });
  const print = useCommand({ run: (make: () => Promise<File>) => make(), onDone: saveFile });
  const trash = useCommand({ run: commands.trash, said: () => words.thrownAway(name), undoable: true });
  const restore = useCommand({ run: commands.restore, said: () => words.restored(name), undoable: true });
  return (
    <>
      <Button
        className={styles.menu}
        size="small"
        icon={<ArrowDownloadRegular />}
        aria-label={words.saveOf(name)}
        disabled={save.isPending || print.isPending}
        onClick={() => save.mutate()}
      >
        {print.isPending ? words.makingPdf : words.save}
      </Button>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <Button
            className={styles.menu}
            appearance="subtle"
            icon={<MoreHorizontalRegular />}
            aria-label={words.menuOf(name)}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {printsPdf && pdf && (
              <MenuItem icon={<DocumentPdfRegular />} disabled={print.isPending} onClick={() => print.mutate(pdf)}>
                {words.savePdf}
              </MenuItem>
            )}
            {isTrashed ? (
              <MenuItem icon={<ArrowResetRegular />} onClick={() => restore.mutate()}>
                {words.restore}
              </MenuItem>
            ) : (
              <MenuItem icon={<DeleteRegular />} onClick={() => trash.mutate()}>
                {words.throwAway}
              </MenuItem>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
    </>
  );
}

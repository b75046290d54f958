import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import {
  ArrowDownloadRegular,
  ArrowResetRegular,
  ArrowSwapRegular,
  CopyRegular,
  DeleteRegular,
  HighlightRegular,
  HistoryRegular,
  MoreHorizontalRegular,
  RenameRegular,
} from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Template } from '../../../src-shared/domain/template.ts';
import { useClient } from '../../client/api-context.tsx';
import { errorText } from '../../client/error-text.ts';
import { useCommand } from '../../components/command.ts';
import { useFileInput } from '../../components/file-input.tsx';
import { useLinkRowStyles } from '../../components/link-row-styles.ts';
import { saveFile } from '../../components/save-file.ts';
import { TextDialog } from '../../components/text-dialog.tsx';
import { documentListMessages as words } from '../../messages/documents.ts';
import { markingMessages } from '../../messages/marking.ts';
import { publishedMessages } from '../../messages/published.ts';
import { VersionsDialog } from './versions-dialog.tsx';
import { wordFiles } from './word-files.ts';

type TemplateMenuProps = { template: Template; onTrashed?: () => void };

/** What can be done with a template, beside writing from it. */
export function TemplateMenu({ template, onTrashed }: TemplateMenuProps) {
  return template.published ? (
    <PublishedTemplateMenu template={template} />
  ) : (
    <OwnTemplateMenu template={template} onTrashed={onTrashed} />
  );
}

/** The district's is not changed: a copy is. */
function PublishedTemplateMenu({ template: { id: templateId, content } }: { template: Template }) {
  const styles = useLinkRowStyles();
  const { documents } = useClient();
  const file = () => documents.templateFile({ templateId });
  const download = useCommand({ run: file, onDone: saveFile });
  const copy = useCommand({
    run: async () => documents.addTemplate({ file: await file() }),
    said: () => publishedMessages.copied,
    undoable: true,
  });
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button
          className={styles.menu}
          appearance="subtle"
          icon={<MoreHorizontalRegular />}
          aria-label={words.menuOf(content.name)}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem icon={<CopyRegular />} onClick={() => copy.mutate()}>
            {publishedMessages.copy}
          </MenuItem>
          <MenuItem icon={<ArrowDownloadRegular />} onClick={() => download.mutate()}>
            {words.download}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function OwnTemplateMenu({ template, onTrashed }: TemplateMenuProps) {
  const styles = useLinkRowStyles();
  const [open, setOpen] = useState<'rename' | 'versions' | null>(null);
  const commands = useTemplateCommands(template, { onTrashed, onRenamed: () => setOpen(null) });
  const { choose, input } = useFileInput({
    label: words.replace,
    accept: wordFiles,
    onFile: (file) => commands.replace.mutate(file),
  });
  return (
    <>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <Button
            className={styles.menu}
            appearance="subtle"
            icon={<MoreHorizontalRegular />}
            aria-label={words.menuOf(template.content.name)}
          />
        </MenuTrigger>
        <MenuPopover>
          {template.trashedAt === null ? (
            <MenuList>
              <MenuItem icon={<HighlightRegular />} onClick={() => commands.mark.mutate()}>
                {markingMessages.markTemplate}
              </MenuItem>
              <MenuItem icon={<ArrowDownloadRegular />} onClick={() => commands.download.mutate()}>
                {words.download}
              </MenuItem>
              <MenuItem icon={<ArrowSwapRegular />} onClick={choose}>
                {words.replace}
              </MenuItem>
              <MenuItem icon={<RenameRegular />} onClick={() => setOpen('rename')}>
                {words.rename}
              </MenuItem>
              <MenuItem icon={<HistoryRegular />} onClick={() => setOpen('versions')}>
                {words.versions}
              </MenuItem>
              <MenuItem icon={<DeleteRegular />} onClick={() => commands.trash.mutate()}>
                {words.throwAway}
              </MenuItem>
            </MenuList>
          ) : (
            <MenuList>
              <MenuItem icon={<ArrowResetRegular />} onClick={() => commands.restore.mutate()}>
                {words.restore}
              </MenuItem>
            </MenuList>
          )}
        </MenuPopover>
      </Menu>
      {input}
      {open === 'rename' && (
        <TextDialog
          title={words.rename}
          label={words.renameLabel}
          initial={template.content.name}
          longest={80}
          busy={commands.rename.isPending}
          problem={commands.rename.isError ? errorText(commands.rename.error) : null}
          onSubmit={(name) => commands.rename.mutate(name)}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'versions' && <VersionsDialog template={template} onClose={() => setOpen(null)} />}
    </>
  );
}

type After = { onTrashed: (() => void) | undefined; onRenamed: () => void };

function useTemplateCommands({ id: templateId, content: { name } }: Template, { onTrashed, onRenamed }: After) {
  const { documents, markings } = useClient();
  const navigate = useNavigate();
  return {
    mark: useCommand({
      run: () => markings.beginFrom({ templateId }),
      onDone: ({ markingId }) => void navigate({ to: '/documentos/marcar/$markingId', params: { markingId } }),
    }),
    download: useCommand({ run: () => documents.templateFile({ templateId }), onDone: saveFile }),
    replace: useCommand({
      run: (file: File) => documents.replaceTemplate({ templateId, file }),
      said: () => words.replaced(name),
      undoable: true,
    }),
    rename: useCommand({
      run: (wanted: string) => documents.renameTemplate({ templateId, name: wanted }),
      said: (_output, wanted) => words.renamed(wanted),
      undoable: true,
      onDone: onRenamed,
    }),
    trash: useCommand({
      run: () => documents.trashTemplate({ templateId }),
      said: () => words.thrownAway(name),
      undoable: true,
      onDone: () => onTrashed?.(),
    }),
    restore: useCommand({
      run: () => documents.restoreTemplate({ templateId }),
      said: () => words.restored(name),
      undoable: true,
    }),
  };
}

import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular, DocumentTextRegular, MicRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Template } from '../../../src-shared/domain/template.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { NewActaDialog } from '../../components/actas/new-acta-dialog.tsx';
import { FilterChip } from '../../components/chips.tsx';
import { useCommand } from '../../components/command.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FileButton } from '../../components/file-input.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Screen } from '../../components/screen.tsx';
import { ToolbarRow } from '../../components/toolbar.tsx';
import { newActaMessages } from '../../messages/actas.ts';
import { documentListMessages as words } from '../../messages/documents.ts';
import { screenTitles } from '../../messages/frame.ts';
import { MarkingList } from './marking/marking-list.tsx';
import { ReadyTemplates } from './ready-templates.tsx';
import { TemplateList } from './template-list.tsx';
import { wordFiles } from './word-files.ts';
import { WrittenList } from './written-list.tsx';

const useStyles = makeStyles({
  none: { margin: '12px 20px 0', color: tokens.colorNeutralForeground2, maxWidth: '74ch' },
  noneTitle: { margin: 0, fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  noneHint: { margin: '2px 0 0', textWrap: 'pretty' },
});

/** The school's templates, what was written from them, and the ready ones to begin from. */
export function DocumentsScreen() {
  const api = useApi();
  const client = useClient();
  const navigate = useNavigate();
  const [trashed, setTrashed] = useState(false);
  const search: { acta?: boolean } = useSearch({ strict: false });
  const [isMaking, setMaking] = useState(false);
  const close = () => {
    setMaking(false);
    if (search.acta) void navigate({ to: '/documentos', replace: true });
  };
  const templates = useQuery(api.documents.templates.queryOptions({ input: { trashed } }));
  const add = useCommand({
    run: (file: File) => client.documents.addTemplate({ file }),
    said: ({ as }) => (as === 'template' ? words.added : null),
    undoable: true,
    onDone: (brought) =>
      void (brought.as === 'template'
        ? navigate({ to: '/documentos/$templateId', params: { templateId: brought.templateId } })
        : navigate({ to: '/documentos/marcar/$markingId', params: { markingId: brought.markingId } })),
  });
  return (
    <Screen
      title={screenTitles.documents}
      actions={
        <>
          <Button icon={<MicRegular />} onClick={() => setMaking(true)}>
            {newActaMessages.makeOne}
          </Button>
          <FileButton
            appearance="primary"
            icon={<AddRegular />}
            label={words.add}
            accept={wordFiles}
            disabled={add.isPending}
            onFile={(file) => add.mutate(file)}
          />
        </>
      }
      toolbar={
        <ToolbarRow label={words.filters}>
          <FilterChip
            label={words.trash}
            icon={<DeleteRegular />}
            active={trashed}
            onClick={() => setTrashed(!trashed)}
          />
        </ToolbarRow>
      }
    >
      <QueryView query={templates}>{(list) => <Documents templates={list} trashed={trashed} />}</QueryView>
      {(isMaking || search.acta) && <NewActaDialog onClose={close} />}
    </Screen>
  );
}

function Documents({ templates, trashed }: { templates: readonly Template[]; trashed: boolean }) {
  const styles = useStyles();
  const written = useQuery(useApi().documents.written.queryOptions({ input: { trashed } }));
  const documents = written.data ?? [];
  if (trashed && templates.length === 0 && documents.length === 0) {
    return <EmptyState icon={<DeleteRegular />} title={words.trashEmpty} />;
  }
  return (
    <>
      {!trashed && <MarkingList />}
      {templates.length > 0 && <TemplateList templates={templates} />}
      {templates.length === 0 && !trashed && (
        <div className={styles.none}>
          <p className={styles.noneTitle}>
            <DocumentTextRegular aria-hidden="true" /> {words.empty}
          </p>
          <p className={styles.noneHint}>{words.emptyHint}</p>
        </div>
      )}
      {documents.length > 0 && <WrittenList documents={documents} />}
      {!trashed && <ReadyTemplates taken={templates.map(({ content }) => content.name)} />}
    </>
  );
}

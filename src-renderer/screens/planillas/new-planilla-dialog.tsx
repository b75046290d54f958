import { Button, Field, Input } from '@fluentui/react-components';
import { DocumentTableRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { PlanillaId } from '../../../src-shared/domain/identifiers.ts';
import { columnDefinitionSchema, type PlanillaScope, type RowKind } from '../../../src-shared/domain/planilla.ts';
import { useClient } from '../../client/api-context.tsx';
import { ColumnsPreview } from '../../components/columns-preview.tsx';
import { useCommand } from '../../components/command.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { FileChoice } from '../../components/file-input.tsx';
import { newPlanillaMessages as words } from '../../messages/planillas.ts';
import { publishedMessages } from '../../messages/published.ts';
import type { GalleryEntry } from './gallery.tsx';
import { RowKindChoice } from './row-kind-choice.tsx';
import { ScopeFields } from './scope-fields.tsx';

/** From what a planilla is begun. */
export type NewPlanillaStart = { kind: 'blank' } | { kind: 'form' } | { kind: 'ready'; entry: GalleryEntry };

const ALL_PAPERS: PlanillaScope = { folderId: null, paperKinds: [], sourceIds: [], course: null };

/** Makes a planilla: blank, from the school's form, or from a ready one. */
export function NewPlanillaDialog({ start, onClose }: { start: NewPlanillaStart; onClose: () => void }) {
  const entry = start.kind === 'ready' ? start.entry : null;
  const [title, setTitle] = useState(entry?.title ?? '');
  const [file, setFile] = useState<File | null>(null);
  const [rowKind, setRowKind] = useState<RowKind>(entry?.rowKind ?? 'document');
  const [scope, setScope] = useState<PlanillaScope>(entry?.scope ?? ALL_PAPERS);
  const create = useCreate(start, onClose);
  const isReady = start.kind === 'form' ? file !== null : title.trim() !== '';
  const submit = () => {
    if (isReady) create.mutate({ title: title.trim(), file, rowKind, scope });
  };
  return (
    <DialogFrame
      title={entry?.title ?? (start.kind === 'form' ? words.formTitle : words.blankTitle)}
      hint={start.kind === 'form' ? words.formHint : entry?.published && publishedMessages.version(entry.published)}
      width="medium"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <Button type="submit" appearance="primary" disabled={!isReady || create.isPending}>
          {words.create}
        </Button>
      }
    >
      {start.kind === 'form' ? (
        <FileChoice
          chosen={file?.name ?? null}
          texts={{ choose: words.chooseFile, other: words.otherFile }}
          hint={words.file}
          label={words.file}
          icon={<DocumentTableRegular />}
          accept=".xlsx"
          onFile={setFile}
        />
      ) : (
        <Field label={words.name} required>
          <Input
            autoFocus
            value={title}
            maxLength={200}
            placeholder={words.namePlaceholder}
            onChange={(_event, data) => setTitle(data.value)}
          />
        </Field>
      )}
      {entry ? (
        <ColumnsPreview columns={entry.spec.columns} />
      ) : (
        <RowKindChoice value={rowKind} onChange={setRowKind} />
      )}
      <ScopeFields rowKind={rowKind} scope={scope} onChange={setScope} />
    </DialogFrame>
  );
}

type CreateInput = { title: string; file: File | null; rowKind: RowKind; scope: PlanillaScope };

function useCreate(start: NewPlanillaStart, onClose: () => void) {
  const client = useClient();
  const navigate = useNavigate();
  return useCommand<CreateInput, { planillaId: PlanillaId }>({
    run: ({ title, file, rowKind, scope }) => {
      if (start.kind === 'form' && file) return client.planillas.createFromForm({ file, rowKind, scope });
      const published = start.kind === 'ready' ? start.entry.published : undefined;
      if (published) {
        return client.planillas.createPublished({ publicationId: published.publicationId, title, scope });
      }
      const columns = start.kind === 'ready' ? start.entry.spec.columns : [];
      return client.planillas.create({
        title,
        rowKind,
        scope,
        columns: columns.map((column) => columnDefinitionSchema.parse(column)),
      });
    },
    onDone: ({ planillaId }) => {
      onClose();
      void navigate({ to: '/planillas/$planillaId', params: { planillaId } });
    },
  });
}

import { Button, Field, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type SourceId, sourceIdSchema, templateIdSchema } from '../../../src-shared/domain/identifiers.ts';
import { isActaTemplate } from '../../../src-shared/domain/template.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { newActaMessages as words } from '../../messages/actas.ts';
import { useCommand } from '../command.ts';
import { DialogFrame } from '../dialog-frame.tsx';
import { useStoredText } from '../stored-state.ts';

const mostRecordings = 200;
/** What stands for a template that is not the school's yet. */
const readyMark = 'listo:';

type NewActaDialogProps = {
  /** The recording that it is of; asked for without one. */
  sourceId?: SourceId;
  onClose: () => void;
};

/** Asks of which recording and from which template, and opens the draft. Mounted only while it is open. */
export function NewActaDialog({ sourceId, onClose }: NewActaDialogProps) {
  const { actas, documents } = useClient();
  const navigate = useNavigate();
  const choices = useTemplateChoices();
  const recordings = useRecordings(sourceId === undefined);
  const [remembered, remember] = useStoredText('acta:template', '');
  const [chosen, choose] = useState<string | null>(null);
  const template = chosen ?? choices.find(({ name }) => name === remembered)?.value ?? choices[0]?.value ?? '';
  const [picked, pick] = useState('');
  const recording = sourceId ?? (picked || recordings?.[0]?.id);
  const make = useCommand({
    run: async () => {
      remember(choices.find(({ value }) => value === template)?.name ?? '');
      const ready = template.startsWith(readyMark) ? template.slice(readyMark.length) : null;
      const templateId = ready
        ? (await documents.addReadyTemplate({ key: ready })).templateId
        : templateIdSchema.parse(template);
      return actas.create({ sourceId: sourceIdSchema.parse(recording), templateId });
    },
    onDone: ({ actaId }) => void navigate({ to: '/documentos/actas/$actaId', params: { actaId } }),
  });
  const isReady = recording !== undefined && template !== '';
  return (
    <DialogFrame
      title={words.title}
      hint={words.hint}
      problem={recordings?.length === 0 ? words.noRecordings : null}
      onClose={onClose}
      onSubmit={() => isReady && !make.isPending && make.mutate()}
      actions={
        <Button type="submit" appearance="primary" disabled={!isReady} disabledFocusable={make.isPending}>
          {words.begin}
        </Button>
      }
    >
      {sourceId === undefined && recordings && recordings.length > 0 && (
        <Field label={words.recording}>
          <Select value={String(recording)} onChange={(_event, { value }) => pick(value)}>
            {recordings.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={words.template}>
        <Select value={template} onChange={(_event, { value }) => choose(value)}>
          {choices.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </DialogFrame>
  );
}

/** The school's own templates of actas, and those that come with the program and it has not taken. */
function useTemplateChoices(): { value: string; name: string }[] {
  const api = useApi();
  const own = useQuery(api.documents.templates.queryOptions({ input: { trashed: false } }));
  const ready = useQuery(api.documents.readyTemplates.queryOptions());
  const mine = (own.data ?? []).filter(({ content }) => isActaTemplate(content));
  const taken = new Set((own.data ?? []).map(({ content }) => content.name));
  return [
    ...mine.map(({ id, content }) => ({ value: id as string, name: content.name })),
    ...(ready.data ?? [])
      .filter(({ use, name }) => own.data && use === 'acta' && !taken.has(name))
      .map(({ key, name }) => ({ value: `${readyMark}${key}`, name })),
  ];
}

/** Recordings that have been put into words, the last to come first; undefined until they are known. */
function useRecordings(enabled: boolean) {
  const input = {
    filter: { kind: 'recording' as const },
    order: { by: 'addedAt' as const, descending: true },
    offset: 0,
    limit: mostRecordings,
  };
  const list = useQuery({ ...useApi().sources.list.queryOptions({ input }), enabled });
  return list.data?.items.filter(({ pages }) => pages > 0);
}

import { Button, Field, makeStyles, Radio, RadioGroup, Select, Spinner, tokens } from '@fluentui/react-components';
import { DocumentAddRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import type { Person } from '../../../src-shared/domain/person.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { FileButton } from '../../components/file-input.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { rosterMessages as words } from '../../messages/people.ts';
import { RosterPreview } from './roster-preview.tsx';
import { useTakeFile } from './use-take-file.ts';

const LISTS_OFFERED = 300;

const useStyles = makeStyles({
  source: { display: 'flex', alignItems: 'flex-end', gap: '10px', flexWrap: 'wrap' },
  choice: {
    flexGrow: 1,
    flexBasis: '220px',
    minWidth: 0,
    '& > *': { minWidth: 0 },
    '& select': { width: '100%', minWidth: 0, textOverflow: 'ellipsis' },
  },
  failed: { margin: 0, color: tokens.colorStatusDangerForeground1 },
});

/** Brings the roster from a class list: chosen or added, looked at, and only then written. */
export function ImportRosterDialog({ onClose }: { onClose: () => void }) {
  const client = useClient();
  const api = useApi();
  const [sourceId, setSourceId] = useState<SourceId | null>(null);
  const [role, setRole] = useState<Person['role']>('pupil');
  const preview = useQuery({
    ...api.people.previewRoster.queryOptions({ input: { sourceId: sourceId ?? ('' as SourceId) } }),
    enabled: sourceId !== null,
  });
  const run = useCommand({
    run: (id: SourceId) => client.people.importRoster({ sourceIds: [id], role }),
    said: () => words.started,
    onDone: onClose,
  });
  const found = preview.data?.people.length ?? 0;
  return (
    <DialogFrame
      title={words.title}
      hint={words.hint}
      width="large"
      onClose={onClose}
      actions={
        <Button
          appearance="primary"
          disabled={sourceId === null || found === 0 || run.isPending}
          onClick={() => sourceId !== null && run.mutate(sourceId)}
        >
          {words.run(found)}
        </Button>
      }
    >
      <SourceChoice sourceId={sourceId} onChoose={setSourceId} />
      <Field label={words.who}>
        <RadioGroup
          layout="horizontal"
          value={role}
          onChange={(_event, data) => setRole(data.value === 'staff' ? 'staff' : 'pupil')}
        >
          <Radio value="pupil" label={words.pupils} />
          <Radio value="staff" label={words.staff} />
        </RadioGroup>
      </Field>
      {sourceId !== null && <QueryView query={preview}>{(data) => <RosterPreview preview={data} />}</QueryView>}
    </DialogFrame>
  );
}

type SourceChoiceProps = { sourceId: SourceId | null; onChoose: (sourceId: SourceId | null) => void };

function SourceChoice({ sourceId, onChoose }: SourceChoiceProps) {
  const styles = useStyles();
  const api = useApi();
  const lists = useQuery(
    api.sources.list.queryOptions({
      input: {
        filter: { paperKinds: ['class-list'], statuses: ['ready'] },
        order: { by: 'addedAt', descending: true },
        offset: 0,
        limit: LISTS_OFFERED,
      },
    }),
  );
  const take = useTakeFile((taken) => onChoose(taken.id));
  const offered = lists.data?.items ?? [];
  const taken = take.taken && !offered.some(({ id }) => id === take.taken?.id) ? [take.taken] : [];
  const options = [...taken, ...offered];
  return (
    <>
      <div className={styles.source}>
        <Field
          label={words.choose}
          className={styles.choice}
          hint={lists.data && options.length === 0 ? words.noLists : undefined}
        >
          <Select
            value={sourceId ?? ''}
            onChange={(_event, data) => onChoose(options.find(({ id }) => id === data.value)?.id ?? null)}
          >
            <option value="">{words.choosePlaceholder}</option>
            {options.map((source) => (
              <option key={source.id} value={source.id}>
                {source.name}
              </option>
            ))}
          </Select>
        </Field>
        <FileButton
          label={words.addFile}
          text={take.reading ? words.reading(take.reading) : undefined}
          icon={take.reading ? <Spinner size="tiny" /> : <DocumentAddRegular />}
          disabled={take.reading !== null}
          onFile={take.start}
        />
      </div>
      {take.failed && (
        <p role="alert" className={styles.failed}>
          {take.failed}
        </p>
      )}
    </>
  );
}

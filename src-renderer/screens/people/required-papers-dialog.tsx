import { Button, Checkbox, Input, makeStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RequiredPaper } from '../../../src-shared/domain/person.ts';
import { type PaperKind, paperKindSchema } from '../../../src-shared/domain/source.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { commonMessages } from '../../messages/common.ts';
import { paperKindNames } from '../../messages/paper-kinds.ts';
import { requiredPapersMessages as words } from '../../messages/people.ts';

/** What a pupil brings; the other kinds are the school's own. */
const PUPIL_KINDS: ReadonlySet<PaperKind> = new Set([
  'enrolment-form',
  'birth-certificate',
  'vaccination-certificate',
  'health-certificate',
  'identity-document',
  'transfer',
  'report-card',
]);

const useStyles = makeStyles({
  row: { display: 'grid', gridTemplateColumns: '1fr 1fr', alignItems: 'center', gap: '8px', minHeight: '38px' },
});

/** Which papers every pupil must bring, and what the school calls them. */
export function RequiredPapersDialog({ onClose }: { onClose: () => void }) {
  const api = useApi();
  const required = useQuery(api.people.requiredPapers.queryOptions());
  if (required.data) return <Editor papers={required.data} onClose={onClose} />;
  return (
    <DialogFrame title={words.title} hint={words.hint} width="medium" onClose={onClose}>
      <QueryView query={required}>{() => null}</QueryView>
    </DialogFrame>
  );
}

function Editor({ papers, onClose }: { papers: readonly RequiredPaper[]; onClose: () => void }) {
  const styles = useStyles();
  const client = useClient();
  const [labels, setLabels] = useState(() => new Map(papers.map(({ paperKind, label }) => [paperKind, label])));
  const save = useCommand({
    run: () => client.people.setRequiredPapers({ papers: toRequired(labels) }),
    said: () => words.saved,
    undoable: true,
    onDone: onClose,
  });
  const set = (kind: PaperKind, label: string | null) =>
    setLabels((now) => {
      const next = new Map(now);
      if (label === null) next.delete(kind);
      else next.set(kind, label);
      return next;
    });
  return (
    <DialogFrame
      title={words.title}
      hint={words.hint}
      width="medium"
      onClose={onClose}
      actions={
        <Button appearance="primary" disabled={save.isPending} onClick={() => save.mutate()}>
          {commonMessages.save}
        </Button>
      }
    >
      <div>
        {paperKindSchema.options
          .filter((kind) => PUPIL_KINDS.has(kind) || papers.some((paper) => paper.paperKind === kind))
          .map((kind) => (
            <div key={kind} className={styles.row}>
              <Checkbox
                label={paperKindNames[kind]}
                checked={labels.has(kind)}
                onChange={(_event, data) => set(kind, data.checked === true ? paperKindNames[kind] : null)}
              />
              {labels.has(kind) && (
                <Input
                  aria-label={words.labelOf(paperKindNames[kind])}
                  value={labels.get(kind) ?? ''}
                  onChange={(_event, data) => set(kind, data.value)}
                />
              )}
            </div>
          ))}
      </div>
    </DialogFrame>
  );
}

function toRequired(labels: ReadonlyMap<PaperKind, string>): RequiredPaper[] {
  return paperKindSchema.options.flatMap((paperKind) => {
    const label = labels.get(paperKind);
    return label === undefined ? [] : [{ paperKind, label: label.trim() || paperKindNames[paperKind] }];
  });
}

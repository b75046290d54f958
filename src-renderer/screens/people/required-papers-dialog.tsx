import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RequiredPaper } from '../../../src-shared/domain/person.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { RequiredPapersFields, toLabels, toRequired } from '../../components/settings/required-papers-fields.tsx';
import { SetByDistrict } from '../../components/settings/set-by-district.tsx';
import { useDistrictSettings } from '../../components/settings/use-district-settings.ts';
import { commonMessages } from '../../messages/common.ts';
import { requiredPapersMessages as words } from '../../messages/people.ts';

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
  const client = useClient();
  const isSet = useDistrictSettings().requiredPapers !== undefined;
  const [labels, setLabels] = useState(() => toLabels(papers));
  const save = useCommand({
    run: () => client.people.setRequiredPapers({ papers: toRequired(labels) }),
    said: () => words.saved,
    undoable: true,
    onDone: onClose,
  });
  return (
    <DialogFrame
      title={words.title}
      hint={words.hint}
      width="medium"
      onClose={onClose}
      closing={isSet ? commonMessages.close : commonMessages.cancel}
      actions={
        !isSet && (
          <Button appearance="primary" disabled={save.isPending} onClick={() => save.mutate()}>
            {commonMessages.save}
          </Button>
        )
      }
    >
      <SetByDistrict isSet={isSet} />
      <RequiredPapersFields labels={isSet ? toLabels(papers) : labels} onChange={setLabels} isReadOnly={isSet} />
    </DialogFrame>
  );
}

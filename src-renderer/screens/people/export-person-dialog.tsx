import { Button, Checkbox, Field, makeStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ContractOutputs } from '../../../src-shared/contract/index.ts';
import type { Person } from '../../../src-shared/domain/person.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { PathField } from '../../components/path-field.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { everythingMessages as words } from '../../messages/rights.ts';
import { personName } from './roster-grid.tsx';

type Known = ContractOutputs['rights']['known'];

const useStyles = makeStyles({ list: { margin: 0, paddingLeft: '20px' } });

/** Writes everything that there is about a person as one file, after saying what that is. */
export function ExportPersonDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const api = useApi();
  const client = useClient();
  const name = personName(person);
  const [path, setPath] = useState('');
  const [withShared, setWithShared] = useState(false);
  const known = useQuery(api.rights.known.queryOptions({ input: { personId: person.id } }));
  const start = useCommand({
    run: () => client.rights.exportPerson({ personId: person.id, path: path.trim(), withShared }),
    said: () => words.started(name),
    onDone: onClose,
  });
  const isReady = path.trim() !== '' && known.data !== undefined;
  return (
    <DialogFrame
      title={words.title(name)}
      hint={words.hint}
      width="medium"
      onClose={onClose}
      onSubmit={() => isReady && start.mutate()}
      actions={
        <Button type="submit" appearance="primary" disabled={!isReady} disabledFocusable={start.isPending}>
          {words.run}
        </Button>
      }
    >
      <QueryView query={known}>{(data) => <KnownList known={data} withShared={withShared} />}</QueryView>
      {known.data && known.data.shared.length > 0 && (
        <Field hint={words.withSharedHint}>
          <Checkbox
            label={words.withShared(known.data.shared.length)}
            checked={withShared}
            onChange={(_event, data) => setWithShared(data.checked === true)}
          />
        </Field>
      )}
      <PathField
        kind="save"
        label={words.path}
        hint={words.pathHint}
        path={path}
        onPath={setPath}
        suggestedName={words.suggestedName(name)}
      />
    </DialogFrame>
  );
}

function KnownList({ known, withShared }: { known: Known; withShared: boolean }) {
  const styles = useStyles();
  const counted: [number, (count: number) => string][] = [
    [known.papers.length, words.papers],
    [withShared ? known.shared.length : 0, words.shared],
    [known.cells, words.cells],
    [known.mentions, words.mentions],
    [known.voices, words.voices],
    [known.documents, words.documents],
    [known.sharedDocuments, words.sharedDocuments],
    [known.actas, words.actas],
    [known.questions, words.questions],
  ];
  const said = counted.filter(([count]) => count > 0).map(([count, say]) => say(count));
  return (
    <Field label={words.holds}>
      <ul className={styles.list}>
        {[words.roster, ...said].map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </Field>
  );
}

import { Button, Checkbox, Field, Input, makeStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ContractOutputs } from '../../../src-shared/contract/index.ts';
import { foldedWords } from '../../../src-shared/domain/fold-text.ts';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import type { Person } from '../../../src-shared/domain/person.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { ReturnFocus } from '../../components/return-focus.ts';
import { everythingMessages, rightsMessages, purgePersonMessages as words } from '../../messages/rights.ts';
import { personName } from './roster-grid.tsx';

type Known = ContractOutputs['rights']['known'];

const useStyles = makeStyles({
  columns: { display: 'grid', gridTemplateColumns: '1fr 1fr', alignItems: 'start', gap: '20px' },
  list: { margin: 0, paddingLeft: '20px' },
  papers: { display: 'flex', flexDirection: 'column', maxHeight: '180px', overflowY: 'auto' },
});

/** Forgets a person for good: shows what goes and what stays, asks why and has the family name written. */
export function PurgePersonDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const api = useApi();
  const known = useQuery(api.rights.known.queryOptions({ input: { personId: person.id } }));
  return (
    <>
      {/* The form takes the place of a dialog that waits, which the focus cannot return to. */}
      <ReturnFocus />
      {known.data ? (
        <PurgeForm person={person} known={known.data} onClose={onClose} />
      ) : (
        <DialogFrame title={words.title(personName(person))} width="medium" onClose={onClose}>
          <QueryView query={known}>{() => null}</QueryView>
        </DialogFrame>
      )}
    </>
  );
}

function PurgeForm({ person, known, onClose }: { person: Person; known: Known; onClose: () => void }) {
  const client = useClient();
  const navigate = useNavigate();
  const deletable = known.papers.filter(({ isHeld }) => !isHeld).map(({ source }) => source.id);
  const [chosen, setChosen] = useState<readonly SourceId[]>(deletable);
  const [reason, setReason] = useState('');
  const [familyName, setFamilyName] = useState('');
  const purge = useCommand({
    run: () => client.rights.purgePerson({ personId: person.id, sourceIds: [...chosen], reason, familyName }),
    said: () => words.started,
    onDone: () => void navigate({ to: '/personas' }),
  });
  const isWritten = foldedWords(familyName).join(' ') === foldedWords(person.familyName).join(' ');
  const isReady = reason.trim() !== '' && isWritten && !known.isHeld;
  return (
    <DialogFrame
      title={words.title(personName(person))}
      hint={words.hint}
      problem={known.isHeld ? words.held : null}
      width="medium"
      onClose={onClose}
      onSubmit={() => isReady && purge.mutate()}
      actions={
        <Button type="submit" appearance="primary" disabled={!isReady} disabledFocusable={purge.isPending}>
          {words.run}
        </Button>
      }
    >
      <GoesAndStays known={known} />
      <PaperChoice known={known} chosen={chosen} onChoose={setChosen} />
      <Field label={rightsMessages.reason} hint={words.reasonHint}>
        <Input value={reason} maxLength={500} onChange={(_event, data) => setReason(data.value)} />
      </Field>
      <Field label={words.familyName(person.familyName)}>
        <Input value={familyName} autoComplete="off" onChange={(_event, data) => setFamilyName(data.value)} />
      </Field>
    </DialogFrame>
  );
}

function GoesAndStays({ known }: { known: Known }) {
  const styles = useStyles();
  const counted = (entries: [number, (count: number) => string][]) =>
    entries.filter(([count]) => count > 0).map(([count, say]) => say(count));
  const goes = [
    everythingMessages.roster,
    ...counted([
      [known.rows, words.row],
      [known.documents, everythingMessages.documents],
      [known.voices, everythingMessages.voices],
      [known.questions, everythingMessages.questions],
    ]),
  ];
  const stays = [
    ...counted([
      [known.shared.length, words.staysShared],
      [known.mentions, words.staysMentions],
      [known.sharedDocuments, words.staysDocuments],
      [known.documentsOfAnybody, words.staysOldDocuments],
      [known.actas, words.staysActas],
    ]),
    words.staysBackups,
    words.staysOutside,
  ];
  return (
    <div className={styles.columns}>
      {[
        { title: words.goes, items: goes },
        { title: words.stays, items: stays },
      ].map(({ title, items }) => (
        <Field key={title} label={title}>
          <ul className={styles.list}>
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </Field>
      ))}
    </div>
  );
}

type PaperChoiceProps = { known: Known; chosen: readonly SourceId[]; onChoose: (ids: readonly SourceId[]) => void };

function PaperChoice({ known, chosen, onChoose }: PaperChoiceProps) {
  const styles = useStyles();
  return (
    <Field label={words.papers} hint={known.papers.length === 0 ? words.noPapers : undefined}>
      <div className={styles.papers}>
        {known.papers.map(({ source: { id, name }, isHeld }) => (
          <Checkbox
            key={id}
            label={isHeld ? `${name} · ${words.heldPaper}` : name}
            disabled={isHeld}
            checked={chosen.includes(id)}
            onChange={(_event, data) =>
              onChoose(data.checked === true ? [...chosen, id] : chosen.filter((each) => each !== id))
            }
          />
        ))}
      </div>
    </Field>
  );
}

import { Button, Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { DocumentAddRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ContractInputs, ContractOutputs } from '../../../src-shared/contract/index.ts';
import { useClient } from '../../client/api-context.tsx';
import { errorText } from '../../client/error-text.ts';
import { useCommand } from '../../components/command.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { FileButton } from '../../components/file-input.tsx';
import { promptUseNames, importPromptsMessages as words } from '../../messages/prompts.ts';

type Taken = ContractInputs['prompts']['import']['taken'];
type Preview = ContractOutputs['prompts']['previewImport'];

const useStyles = makeStyles({
  choose: { alignSelf: 'flex-start' },
  list: {
    maxHeight: '240px',
    margin: 0,
    padding: '4px 12px',
    overflowY: 'auto',
    listStyle: 'none',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  item: { padding: '4px 0', overflowWrap: 'anywhere' },
  detail: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Brings in a file of prompts: looked at first, and asked about when names are in use. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const client = useClient();
  const [taken, setTaken] = useState<Taken>('skip');
  const preview = useMutation({ mutationFn: (file: File) => client.prompts.previewImport({ file }) });
  const run = useCommand({
    run: (file: File) => client.prompts.import({ file, taken }),
    said: ({ imported, skipped }) => words.done(imported, skipped),
    undoable: true,
    onDone: onClose,
  });
  const file = preview.variables;
  return (
    <DialogFrame
      title={words.title}
      hint={words.hint}
      width="medium"
      problem={preview.isError ? errorText(preview.error) : null}
      onClose={onClose}
      actions={
        <Button appearance="primary" disabled={!preview.data || run.isPending} onClick={() => file && run.mutate(file)}>
          {words.run}
        </Button>
      }
    >
      <FileButton
        className={styles.choose}
        label={words.choose}
        icon={<DocumentAddRegular />}
        accept=".json"
        onFile={(chosen) => preview.mutate(chosen)}
      />
      {preview.data && <FileContent preview={preview.data} taken={taken} onTaken={setTaken} />}
    </DialogFrame>
  );
}

type FileContentProps = { preview: Preview; taken: Taken; onTaken: (taken: Taken) => void };

function FileContent({ preview, taken, onTaken }: FileContentProps) {
  const styles = useStyles();
  const inUse = preview.filter(({ isTaken }) => isTaken).length;
  return (
    <>
      <div>
        {words.found(preview.length)}
        <ul className={styles.list}>
          {preview.map(({ content, isTaken }) => (
            <li key={content.name} className={styles.item}>
              {content.name}{' '}
              <span className={styles.detail}>
                · {promptUseNames[content.use].name}
                {isTaken && ` · ${words.taken}`}
              </span>
            </li>
          ))}
        </ul>
      </div>
      {inUse > 0 && (
        <Field label={words.ask(inUse)}>
          <RadioGroup value={taken} onChange={(_event, data) => onTaken(data.value as Taken)}>
            {(['skip', 'replace', 'keep-both'] as const).map((choice) => (
              <Radio key={choice} value={choice} label={words.choices[choice]} />
            ))}
          </RadioGroup>
        </Field>
      )}
    </>
  );
}

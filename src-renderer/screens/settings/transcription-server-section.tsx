import { Button, Field, Input, MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { type FormEvent, useEffect, useState } from 'react';
import type { LibrarySettings } from '../../../src-shared/domain/library-settings.ts';
import { isThisComputer } from '../../../src-shared/domain/this-computer.ts';
import { machineOf } from '../../../src-shared/domain/transcription-server.ts';
import { useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { Section } from '../../components/section.tsx';
import { settingsMessages } from '../../messages/settings.ts';

const words = settingsMessages.transcriptionServer;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '12px', maxWidth: '460px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

type Settings = Pick<LibrarySettings, 'transcriptionServerUrl' | 'transcriptionServerModel'>;

/** Another machine that puts recordings into words: kept once it has answered, and told for as long as it is used. */
export function TranscriptionServerSection({ settings }: { settings: Settings }) {
  const { transcriptionServerUrl: url, transcriptionServerModel: storedModel } = settings;
  const styles = useStyles();
  const [address, setAddress] = useState(url ?? '');
  const [model, setModel] = useState(storedModel);
  const [key, setKey] = useState('');
  useEffect(() => setAddress(url ?? ''), [url]);
  useEffect(() => setModel(storedModel), [storedModel]);
  const { use, forget } = useServerCommands(() => setKey(''));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (address.trim() !== '' && model.trim() !== '') use.mutate({ address, model, key: key === '' ? null : key });
  };
  return (
    <Section id="otra-maquina" title={words.title} intro={words.intro}>
      <Where url={url} />
      <form className={styles.form} onSubmit={submit}>
        <Field label={words.address} hint={words.addressHint}>
          <Input value={address} maxLength={300} onChange={(_event, data) => setAddress(data.value)} />
        </Field>
        <Field label={words.model} hint={words.modelHint}>
          <Input value={model} maxLength={200} onChange={(_event, data) => setModel(data.value)} />
        </Field>
        <Field label={words.key} hint={words.keyHint}>
          <Input
            type="password"
            autoComplete="off"
            value={key}
            maxLength={500}
            onChange={(_event, data) => setKey(data.value)}
          />
        </Field>
        <div className={styles.buttons}>
          <Button type="submit" disabled={use.isPending}>
            {words.use}
          </Button>
          {url !== null && (
            <Button appearance="subtle" disabled={forget.isPending} onClick={() => forget.mutate()}>
              {words.forget}
            </Button>
          )}
        </div>
      </form>
    </Section>
  );
}

/** Where recordings are put into words now. */
function Where({ url }: { url: string | null }) {
  if (url === null) return <div>{words.here}</div>;
  if (isThisComputer(url)) return <div>{words.same(machineOf(url))}</div>;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{words.there(machineOf(url))}</MessageBarBody>
    </MessageBar>
  );
}

function useServerCommands(onUsed: () => void) {
  const client = useClient();
  const use = useCommand({
    run: (wanted: { address: string; model: string; key: string | null }) => client.transcription.setServer(wanted),
    said: ({ url }) => words.works(machineOf(url)),
    onDone: onUsed,
  });
  const forget = useCommand({ run: () => client.transcription.forgetServer(), said: () => words.forgotten });
  return { use, forget };
}

import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Radio,
  RadioGroup,
} from '@fluentui/react-components';
import { type FormEvent, useEffect, useState } from 'react';
import type { ModelStatus } from '../../../src-shared/contract/models-contract.ts';
import {
  type LibrarySettings,
  librarySettingsSchema,
  modelServerUrl,
} from '../../../src-shared/domain/library-settings.ts';
import { useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { Section } from '../../components/section.tsx';
import { modelsMessages } from '../../messages/models.ts';

const words = modelsMessages.where;
const factory = librarySettingsSchema.parse({});

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '12px', maxWidth: '560px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

type Server = LibrarySettings['modelServer'];
type WhereSectionProps = { status: ModelStatus; settings: LibrarySettings };

/** Which program runs the models, and on which PC; an address is kept once somebody answers there. */
export function WhereSection({ status, settings }: WhereSectionProps) {
  const styles = useStyles();
  const [server, setServer] = useState<Server>(settings.modelServer);
  const stored = modelServerUrl({ ...settings, modelServer: server });
  const [address, setAddress] = useState(stored);
  useEffect(() => setAddress(stored), [stored]);
  const { check, goHome } = useServerCommands();
  const nobody = check.data && !check.data.answers ? words.nobody(check.data.url) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (address.trim() !== '') check.mutate({ server, address });
  };
  return (
    <Section id="donde" title={words.title} intro={words.intro}>
      {!status.isHere && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{words.warning(status.url)}</MessageBarBody>
        </MessageBar>
      )}
      <form className={styles.form} onSubmit={submit}>
        <RadioGroup
          layout="horizontal"
          aria-label={words.title}
          value={server}
          onChange={(_event, data) => setServer(data.value === 'ollama' ? 'ollama' : 'compatible')}
        >
          <Radio value="ollama" label={words.ollama} />
          <Radio value="compatible" label={words.compatible} />
        </RadioGroup>
        <Field label={words.address} hint={words.addressHint} validationMessage={nobody}>
          <Input value={address} maxLength={200} onChange={(_event, data) => setAddress(data.value)} />
        </Field>
        <div className={styles.buttons}>
          <Button type="submit" disabled={check.isPending}>
            {words.save}
          </Button>
          {!status.isHere && (
            <Button appearance="subtle" onClick={() => goHome.mutate(server)}>
              {words.thisComputer}
            </Button>
          )}
        </div>
      </form>
    </Section>
  );
}

const addressOf = (server: Server, url: string): Partial<LibrarySettings> =>
  server === 'ollama' ? { ollamaUrl: url } : { compatibleUrl: url };

function useServerCommands() {
  const client = useClient();
  const use = (server: Server, url: string) =>
    client.library.updateSettings({ modelServer: server, ...addressOf(server, url) });
  const check = useCommand({
    run: async (typed: { server: Server; address: string }) => {
      const found = await client.models.check(typed);
      if (found.answers) await use(typed.server, found.url);
      return found;
    },
    said: ({ answers, url, models }) => (answers ? words.answers(url, models) : null),
  });
  const goHome = useCommand({
    run: (server: Server) => use(server, modelServerUrl({ ...factory, modelServer: server })),
    said: () => modelsMessages.use.saved,
  });
  return { check, goHome };
}

import { Field, makeStyles, Select, Switch } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import type { ModelStatus, ShownModel } from '../../../src-shared/contract/models-contract.ts';
import type { LibrarySettings } from '../../../src-shared/domain/library-settings.ts';
import { useClient } from '../../client/api-context.tsx';
import { StateMark } from '../../components/chips.tsx';
import { useCommand } from '../../components/command.ts';
import { Section } from '../../components/section.tsx';
import { modelsMessages } from '../../messages/models.ts';

const words = modelsMessages.use;
const NONE = '';

const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(250px, 1fr))', gap: '14px 24px' },
  // A long name is cut: it must not push the next field.
  field: { minWidth: 0 },
  select: { minWidth: 0, width: '100%', textOverflow: 'ellipsis' },
});

type UseSectionProps = { status: ModelStatus; settings: LibrarySettings };

/** Which model fills, which one answers and which one searches. */
export function UseSection({ status, settings }: UseSectionProps) {
  const styles = useStyles();
  const client = useClient();
  const save = useCommand({
    run: (change: Partial<LibrarySettings>) => client.library.updateSettings(change),
    said: () => words.saved,
  });
  const { languageModel, answerModel, embeddingModel } = settings;
  const namesOf = (isFor: (model: ShownModel) => boolean) => status.installed.filter(isFor).map(({ name }) => name);
  const writers = namesOf(({ purpose }) => purpose !== 'searching');
  const gone = Object.values(status.chosen).flatMap((chosen) => (chosen?.isMissing ? chosen.name : []));
  return (
    <Section id="uso" title={words.title}>
      <div className={styles.fields}>
        <ModelChoice
          label={words.fill}
          none={words.rules}
          chosen={languageModel}
          installed={writers}
          gone={gone}
          onChoose={(name) => save.mutate({ languageModel: name })}
        />
        <ModelChoice
          label={words.answer}
          none={languageModel === null ? words.quotes : words.same(languageModel)}
          chosen={answerModel}
          installed={writers}
          gone={gone}
          onChoose={(name) => save.mutate({ answerModel: name })}
        />
        {status.server === 'ollama' && (
          <ModelChoice
            label={words.search}
            none={words.wordsAlone}
            chosen={embeddingModel}
            installed={namesOf(({ purpose }) => purpose === 'searching')}
            gone={gone}
            onChoose={(name) => save.mutate({ embeddingModel: name })}
          />
        )}
      </div>
      {[...new Set(gone)].map((name) => (
        <div key={name} role="status">
          <StateMark tone="warning" icon={<WarningRegular />}>
            {words.goneText(name)}
          </StateMark>
        </div>
      ))}
      {languageModel !== null && (
        <Field hint={words.secondReadingHint}>
          <Switch
            label={words.secondReading}
            checked={settings.secondReading}
            onChange={(_event, data) => save.mutate({ secondReading: data.checked })}
          />
        </Field>
      )}
    </Section>
  );
}

type ModelChoiceProps = {
  label: string;
  none: string;
  chosen: string | null;
  installed: readonly string[];
  gone: readonly string[];
  onChoose: (name: string | null) => void;
};

function ModelChoice({ label, none, chosen, installed, gone, onChoose }: ModelChoiceProps) {
  const styles = useStyles();
  return (
    <Field label={label} className={styles.field}>
      <Select
        className={styles.field}
        select={{ className: styles.select }}
        value={chosen ?? NONE}
        onChange={(_event, data) => onChoose(data.value === NONE ? null : data.value)}
      >
        <option value={NONE}>{none}</option>
        {installed.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
        {chosen !== null && !installed.includes(chosen) && (
          <option value={chosen}>{gone.includes(chosen) ? words.gone(chosen) : chosen}</option>
        )}
      </Select>
    </Field>
  );
}

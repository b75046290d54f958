import { Field, Switch } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import type { ModelStatus, ShownModel } from '../../../src-shared/contract/models-contract.ts';
import { chosenModel, type LibrarySettings } from '../../../src-shared/domain/library-settings.ts';
import { useClient } from '../../client/api-context.tsx';
import { StateMark } from '../../components/chips.tsx';
import { useCommand } from '../../components/command.ts';
import { Section } from '../../components/section.tsx';
import { SetByDistrict } from '../../components/settings/set-by-district.tsx';
import { useSetByDistrictStyles } from '../../components/settings/set-by-district-styles.ts';
import { useDistrictSettings } from '../../components/settings/use-district-settings.ts';
import { modelsMessages } from '../../messages/models.ts';
import { ModelChoice, ModelChoices } from './model-choice.tsx';

const words = modelsMessages.use;

type UseSectionProps = { status: ModelStatus; settings: LibrarySettings };
type PartProps = UseSectionProps & { onSave: (change: Partial<LibrarySettings>) => void };

/** Which model fills, which one answers and which one searches. */
export function UseSection(props: UseSectionProps) {
  const client = useClient();
  const save = useCommand({
    run: (change: Partial<LibrarySettings>) => client.library.updateSettings(change),
    said: () => words.saved,
  });
  const gone = goneOf(props.status);
  return (
    <Section id="uso" title={words.title}>
      <Choices {...props} onSave={save.mutate} />
      {[...new Set(gone)].map((name) => (
        <div key={name} role="status">
          <StateMark tone="warning" icon={<WarningRegular />}>
            {words.goneText(name)}
          </StateMark>
        </div>
      ))}
      {props.settings.languageModel !== null && <SecondReading {...props} onSave={save.mutate} />}
      {chosenModel(props.settings, 'answer') !== null && (
        <Field hint={words.rerankHint}>
          <Switch
            label={words.rerank}
            checked={props.settings.rerankPassages}
            onChange={(_event, data) => save.mutate({ rerankPassages: data.checked })}
          />
        </Field>
      )}
    </Section>
  );
}

function Choices({ status, settings, onSave }: PartProps) {
  const { languageModel, answerModel, embeddingModel } = settings;
  const namesOf = (isFor: (model: ShownModel) => boolean) => status.installed.filter(isFor).map(({ name }) => name);
  const writers = namesOf(({ purpose }) => purpose !== 'searching');
  const gone = goneOf(status);
  return (
    <ModelChoices>
      <ModelChoice
        label={words.fill}
        none={words.rules}
        chosen={languageModel}
        installed={writers}
        gone={gone}
        onChoose={(name) => onSave({ languageModel: name })}
      />
      <ModelChoice
        label={words.answer}
        none={languageModel === null ? words.quotes : words.same(languageModel)}
        chosen={answerModel}
        installed={writers}
        gone={gone}
        onChoose={(name) => onSave({ answerModel: name })}
      />
      {status.server === 'ollama' && (
        <ModelChoice
          label={words.search}
          none={words.wordsAlone}
          chosen={embeddingModel}
          installed={namesOf(({ purpose }) => purpose === 'searching')}
          gone={gone}
          onChoose={(name) => onSave({ embeddingModel: name })}
        />
      )}
    </ModelChoices>
  );
}

function SecondReading({ settings, onSave }: PartProps) {
  const { readable } = useSetByDistrictStyles();
  const isSet = useDistrictSettings().secondReading !== undefined;
  return (
    <>
      <Field hint={words.secondReadingHint}>
        <Switch
          className={readable}
          label={words.secondReading}
          disabled={isSet}
          checked={settings.secondReading}
          onChange={(_event, data) => onSave({ secondReading: data.checked })}
        />
      </Field>
      <SetByDistrict isSet={isSet} />
    </>
  );
}

/** The names of what was chosen and is not there any more. */
function goneOf({ chosen }: ModelStatus): string[] {
  return Object.values(chosen).flatMap((one) => (one?.isMissing ? one.name : []));
}

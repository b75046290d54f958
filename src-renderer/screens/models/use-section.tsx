import { Field, Switch } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import type { ModelStatus, ShownModel } from '../../../src-shared/contract/models-contract.ts';
import { chosenModel, type LibrarySettings } from '../../../src-shared/domain/library-settings.ts';
import { useClient } from '../../client/api-context.tsx';
import { StateMark } from '../../components/chips.tsx';
import { useCommand } from '../../components/command.ts';
import { Section } from '../../components/section.tsx';
import { SetByDistrict } from '../../components/settings/set-by-district.tsx';
import { useDistrictSettings } from '../../components/settings/use-district-settings.ts';
import { modelsMessages } from '../../messages/models.ts';
import { ModelChoice, ModelChoices } from './model-choice.tsx';

const words = modelsMessages.use;

type UseSectionProps = { status: ModelStatus; settings: LibrarySettings };

/** Which model fills, which one answers and which one searches. */
export function UseSection({ status, settings }: UseSectionProps) {
  const client = useClient();
  const save = useCommand({
    run: (change: Partial<LibrarySettings>) => client.library.updateSettings(change),
    said: () => words.saved,
  });
  const isReadingSet = useDistrictSettings().secondReading !== undefined;
  const { languageModel, answerModel, embeddingModel } = settings;
  const namesOf = (isFor: (model: ShownModel) => boolean) => status.installed.filter(isFor).map(({ name }) => name);
  const writers = namesOf(({ purpose }) => purpose !== 'searching');
  const gone = Object.values(status.chosen).flatMap((chosen) => (chosen?.isMissing ? chosen.name : []));
  return (
    <Section id="uso" title={words.title}>
      <ModelChoices>
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
      </ModelChoices>
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
            disabled={isReadingSet}
            checked={settings.secondReading}
            onChange={(_event, data) => save.mutate({ secondReading: data.checked })}
          />
        </Field>
      )}
      <SetByDistrict isSet={languageModel !== null && isReadingSet} />
      {chosenModel(settings, 'answer') !== null && (
        <Field hint={words.rerankHint}>
          <Switch
            label={words.rerank}
            checked={settings.rerankPassages}
            onChange={(_event, data) => save.mutate({ rerankPassages: data.checked })}
          />
        </Field>
      )}
    </Section>
  );
}

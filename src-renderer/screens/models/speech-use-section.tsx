import { WarningRegular } from '@fluentui/react-icons';
import type { SpeechModelStatus, StoredSpeechModel } from '../../../src-shared/contract/speech-models-contract.ts';
import type { LibrarySettings } from '../../../src-shared/domain/library-settings.ts';
import { useClient } from '../../client/api-context.tsx';
import { StateMark } from '../../components/chips.tsx';
import { useCommand } from '../../components/command.ts';
import { ImposedModel } from '../../components/imposed-model.tsx';
import { Section } from '../../components/section.tsx';
import { modelsMessages } from '../../messages/models.ts';
import { speechModelsMessages } from '../../messages/speech-models.ts';
import { ModelChoice, ModelChoices } from './model-choice.tsx';

const common = modelsMessages.use;
const words = speechModelsMessages.use;

/** Which file puts recordings into words, and which one hears again what was doubtful; nothing while there is none. */
export function SpeechUseSection({ status }: { status: SpeechModelStatus }) {
  const client = useClient();
  const save = useCommand({
    run: (change: Partial<LibrarySettings>) => client.library.updateSettings(change),
    said: () => common.saved,
  });
  const { transcription, imposed, secondPass } = status.chosen;
  const serves = ({ role, isEnglishOnly }: StoredSpeechModel) => role === 'transcription' && !isEnglishOnly;
  const installed = status.installed.filter(serves).map(({ name }) => name);
  const gone = secondPass?.isMissing ? [secondPass.name] : [];
  if (installed.length === 0 && secondPass === null && imposed === null) return null;
  return (
    <Section id="uso" title={common.title}>
      <ImposedModel status={status} />
      <ModelChoices>
        {transcription !== null && (
          <ModelChoice
            label={words.transcription}
            chosen={transcription}
            installed={installed}
            gone={[]}
            onChoose={(name) => save.mutate({ transcriptionModel: name })}
          />
        )}
        <ModelChoice
          label={words.secondPass}
          hint={words.secondPassHint}
          none={words.noSecondPass}
          chosen={secondPass?.name ?? null}
          installed={installed}
          gone={gone}
          onChoose={(name) => save.mutate({ secondPassModel: name })}
        />
      </ModelChoices>
      {gone.map((name) => (
        <div key={name} role="status">
          <StateMark tone="warning" icon={<WarningRegular />}>
            {common.goneText(name)}
          </StateMark>
        </div>
      ))}
    </Section>
  );
}

import { Button, Field, makeStyles, Radio, RadioGroup, Switch, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import type { LibrarySettings } from '../../../src-shared/domain/library-settings.ts';
import { useApi } from '../../client/api-context.tsx';
import { settingsMessages } from '../../messages/settings.ts';
import { SavedText } from './saved-text.tsx';
import { Section } from './section.tsx';

const words = settingsMessages.engine;
const RULES = '';

const useStyles = makeStyles({
  missing: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '12px',
    color: tokens.colorNeutralForeground3,
  },
});

type EngineSectionProps = { settings: LibrarySettings; onSave: (change: Partial<LibrarySettings>) => void };

/** What fills the planillas: rules alone, or rules and a model of this PC. */
export function EngineSection({ settings, onSave }: EngineSectionProps) {
  const styles = useStyles();
  const api = useApi();
  const doctor = useQuery(api.library.doctor.queryOptions({ staleTime: 60_000 }));
  const ollama = doctor.data?.ollama;
  const chosen = settings.languageModel;
  const models = [...new Set([...(ollama?.models ?? []), ...(chosen ? [chosen] : [])])];
  return (
    <Section id="motor" title={words.title} intro={words.intro}>
      <RadioGroup
        value={chosen ?? RULES}
        aria-label={words.title}
        onChange={(_event, data) => onSave({ languageModel: data.value === RULES ? null : data.value })}
      >
        <Radio value={RULES} label={<Option title={words.rules} hint={words.rulesHint} />} />
        {models.map((model) => (
          <Radio key={model} value={model} label={<Option title={words.model(model)} hint={words.modelHint} />} />
        ))}
      </RadioGroup>
      {ollama && (!ollama.running || ollama.models.length === 0) && (
        <div className={styles.missing}>
          {ollama.running ? words.noModels : words.notRunning}
          <Button
            size="small"
            icon={<ArrowClockwiseRegular />}
            disabled={doctor.isFetching}
            onClick={() => void doctor.refetch()}
          >
            {words.checkAgain}
          </Button>
        </div>
      )}
      {chosen !== null && (
        <Field hint={words.secondReadingHint}>
          <Switch
            label={words.secondReading}
            checked={settings.secondReading}
            onChange={(_event, data) => onSave({ secondReading: data.checked })}
          />
        </Field>
      )}
      <SavedText
        label={words.address}
        hint={words.addressHint}
        value={settings.ollamaUrl}
        maxLength={200}
        onSave={(ollamaUrl) => onSave({ ollamaUrl })}
      />
    </Section>
  );
}

function Option({ title, hint }: { title: string; hint: string }) {
  return (
    <span>
      {title}
      <span style={{ display: 'block', fontSize: '13.5px', color: tokens.colorNeutralForeground3 }}>{hint}</span>
    </span>
  );
}

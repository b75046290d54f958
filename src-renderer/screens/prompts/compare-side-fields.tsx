import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ShownModel } from '../../../src-shared/contract/models-contract.ts';
import { paceInWords, wordsPerSecond } from '../../../src-shared/domain/model-speed.ts';
import type { PromptVersion } from '../../../src-shared/domain/prompt.ts';
import { compareMessages as words } from '../../messages/compare.ts';
import { formatBytes } from '../../messages/format.ts';
import { modelsMessages } from '../../messages/models.ts';
import type { PromptOption, SideChoice } from './compare-sides.ts';

const NOW = '';

const useStyles = makeStyles({
  root: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  title: { padding: 0, marginBottom: '4px', fontWeight: tokens.fontWeightSemibold },
  fields: {
    display: 'grid',
    alignItems: 'start',
    gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
    gap: '8px 12px',
    // A long name is cut: it must not push the other side.
    '& > *, & > * > *': { minWidth: 0 },
    '& select': { width: '100%', minWidth: 0, textOverflow: 'ellipsis' },
  },
});

type CompareSideFieldsProps = {
  title: string;
  options: readonly PromptOption[];
  versions: readonly PromptVersion[];
  models: readonly ShownModel[];
  choice: SideChoice;
  onChoice: (choice: SideChoice) => void;
};

/** With what a side is tried: a prompt, which of its versions, and a model. */
export function CompareSideFields({ title, options, versions, models, choice, onChoice }: CompareSideFieldsProps) {
  const styles = useStyles();
  const model = models.find(({ name }) => name === choice.model);
  const facts = model ? factsOf(model) : '';
  return (
    <fieldset className={styles.root}>
      <legend className={styles.title}>{title}</legend>
      <div className={styles.fields}>
        <Choice
          label={words.prompt}
          value={choice.option}
          onValue={(option) => onChoice({ ...choice, option, version: null })}
        >
          <PromptOptions options={options} />
        </Choice>
        {versions.length > 1 && (
          <Choice
            label={words.version}
            value={choice.version ?? NOW}
            onValue={(version) => onChoice({ ...choice, version: version === NOW ? null : version })}
          >
            <option value={NOW}>{words.now}</option>
            {versions.slice(1).map(({ id, savedAt, by }) => (
              <option key={id} value={id}>
                {words.when(savedAt, by)}
              </option>
            ))}
          </Choice>
        )}
        <Choice
          label={words.model}
          hint={facts}
          value={choice.model}
          onValue={(name) => onChoice({ ...choice, model: name })}
        >
          {models.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Choice>
      </div>
    </fieldset>
  );
}

function PromptOptions({ options }: { options: readonly PromptOption[] }) {
  const ofKind = (wanted: PromptOption['kind']) => options.filter(({ kind }) => kind === wanted);
  const group = (label: string, some: readonly PromptOption[]) =>
    some.length > 0 && (
      <optgroup label={label}>
        {some.map(({ key, content }) => (
          <option key={key} value={key}>
            {content.name}
          </option>
        ))}
      </optgroup>
    );
  return (
    <>
      {ofKind('draft').map(({ key, content }) => (
        <option key={key} value={key}>
          {words.draft(content.name)}
        </option>
      ))}
      {group(words.own, ofKind('saved'))}
      {group(words.ready, ofKind('ready'))}
    </>
  );
}

type ChoiceProps = {
  label: string;
  hint?: string;
  value: string;
  onValue: (value: string) => void;
  children: ReactNode;
};

function Choice({ label, hint, value, onValue, children }: ChoiceProps) {
  return (
    <Field label={label} hint={hint}>
      <Select value={value} onChange={(_event, data) => onValue(data.value)}>
        {children}
      </Select>
    </Field>
  );
}

/** What helps to choose between two: what it weighs and, where it was measured, how fast it writes here. */
function factsOf({ sizeBytes, speed }: ShownModel): string {
  const pace = speed && modelsMessages.installed.writes(paceInWords(wordsPerSecond(speed)));
  return [sizeBytes === null ? null : formatBytes(sizeBytes), pace].filter((fact) => fact !== null).join(' · ');
}

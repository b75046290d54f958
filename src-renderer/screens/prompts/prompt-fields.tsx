import { Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { maximumPromptLength } from '../../../src-shared/domain/prompt.ts';
import { builtInVariables, toVariableName } from '../../../src-shared/domain/prompt-variables.ts';
import { useChipStyles } from '../../components/chips.tsx';
import type { PromptDraft } from '../../components/prompts/prompt-draft.ts';
import { PromptUseField } from '../../components/prompts/prompt-use-field.tsx';
import { TextDialog } from '../../components/text-dialog.tsx';
import { promptUseNames, promptMessages as words } from '../../messages/prompts.ts';
import { PromptPreview } from './prompt-preview.tsx';
import { SlipNotices, VariableFields } from './variable-fields.tsx';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    width: '100%',
    maxWidth: '760px',
    boxSizing: 'border-box',
    padding: '12px 20px 24px',
  },
  head: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))',
    gap: '12px',
    '& > *': { minWidth: 0 },
  },
  text: { '& textarea': { minHeight: '150px', maxHeight: '50vh' } },
  insert: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px', marginTop: '-6px' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

type PromptFieldsProps = {
  draft: PromptDraft;
  values: Record<string, string>;
  isNew: boolean;
  onChange: (draft: PromptDraft) => void;
};

/** What a prompt says: its name, what it is for, its text with the variables, and how it reads with values. */
export function PromptFields({ draft, values, isNew, onChange }: PromptFieldsProps) {
  const styles = useStyles();
  const area = useRef<HTMLTextAreaElement>(null);
  const most = maximumPromptLength[draft.use];
  const isTooLong = draft.text.trim().length > most;
  const insert = (name: string, told: PromptDraft['told'] = draft.told) => {
    const { selectionStart: start = draft.text.length, selectionEnd: end = start } = area.current ?? {};
    const text = `${draft.text.slice(0, start)}{{${name}}}${draft.text.slice(end)}`;
    onChange({ ...draft, text, told });
    area.current?.focus();
  };
  return (
    <div className={styles.form}>
      <div className={styles.head}>
        <Field label={words.name} required>
          <Input
            autoFocus={isNew}
            value={draft.name}
            maxLength={80}
            placeholder={words.namePlaceholder}
            onChange={(_event, data) => onChange({ ...draft, name: data.value })}
          />
        </Field>
        <PromptUseField use={draft.use} onChange={(use) => onChange({ ...draft, use })} />
      </div>
      <Field
        label={words.text}
        required
        hint={promptUseNames[draft.use].hint}
        validationState={isTooLong ? 'error' : 'none'}
        validationMessage={draft.text.length > most * 0.8 ? words.length(draft.text.trim().length, most) : undefined}
      >
        <Textarea
          ref={area}
          className={styles.text}
          value={draft.text}
          resize="vertical"
          placeholder={promptUseNames[draft.use].example}
          onChange={(_event, data) => onChange({ ...draft, text: data.value })}
        />
      </Field>
      <InsertVariable draft={draft} onInsert={insert} />
      <SlipNotices draft={draft} onChange={onChange} />
      <VariableFields draft={draft} onChange={onChange} />
      {draft.text.trim() !== '' && <PromptPreview draft={draft} values={values} />}
    </div>
  );
}

type InsertProps = { draft: PromptDraft; onInsert: (name: string, told?: PromptDraft['told']) => void };

function InsertVariable({ draft, onInsert }: InsertProps) {
  const styles = useStyles();
  const chips = useChipStyles();
  const [isNaming, setNaming] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const add = (label: string) => {
    const name = toVariableName(label);
    if (name === '') return setProblem(words.otherTaken);
    setNaming(false);
    const isBuiltIn = Object.hasOwn(builtInVariables, name);
    onInsert(
      name,
      isBuiltIn ? draft.told : { ...draft.told, [name]: { name, label: label.slice(0, 80), initial: '' } },
    );
  };
  return (
    <div className={styles.insert}>
      <span className={styles.hint}>{words.insert}</span>
      {Object.entries(builtInVariables).map(([name, label]) => (
        <button
          key={name}
          type="button"
          className={chips.chip}
          aria-label={words.insertOf(label)}
          onClick={() => onInsert(name)}
        >
          <AddRegular aria-hidden="true" /> {label}
        </button>
      ))}
      <button type="button" className={chips.chip} onClick={() => setNaming(true)}>
        <AddRegular aria-hidden="true" /> {words.other}
      </button>
      {isNaming && (
        <TextDialog
          title={words.otherTitle}
          label={words.otherLabel}
          hint={words.otherHint}
          problem={problem}
          action={words.add}
          onSubmit={add}
          onClose={() => setNaming(false)}
        />
      )}
    </div>
  );
}

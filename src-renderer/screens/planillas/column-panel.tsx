import { Button, Checkbox, Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import {
  type Column,
  type ColumnDefinition,
  type ColumnType,
  columnTypeSchema,
  type Planilla,
} from '../../../src-shared/domain/planilla.ts';
import { useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { type ChosenPrompt, PromptChoice } from '../../components/prompts/prompt-choice.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { commonMessages } from '../../messages/common.ts';
import { columnTypeMessages, columnPanelMessages as words } from '../../messages/planillas.ts';
import { ColumnTrial } from './column-trial.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '14px', padding: '4px 16px 16px', flexGrow: 1 },
  actions: {
    position: 'sticky',
    bottom: 0,
    display: 'flex',
    justifyContent: 'flex-end',
    gap: '8px',
    marginTop: 'auto',
    padding: '12px 0',
    backgroundColor: tokens.colorNeutralBackground2,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

type ColumnPanelProps = {
  planilla: Planilla;
  /** Null makes a new one. */
  column: Column | null;
  /** The paper of the row that the keyboard is on: where "probar" begins. */
  sourceId: SourceId | null;
  onClose: () => void;
};

/** What a column is and looks for; it can be tried on one paper before it is saved. */
export function ColumnPanel({ planilla, column, sourceId, onClose }: ColumnPanelProps) {
  const styles = useStyles();
  const client = useClient();
  const planillaId = planilla.id;
  const [fields, setFields] = useState(() => fieldsOf(column));
  const set = (change: Partial<ColumnFields>) => setFields((now) => ({ ...now, ...change }));
  const save = useCommand<ColumnDefinition, unknown>({
    run: (definition) =>
      column
        ? client.planillas.updateColumn({ planillaId, columnId: column.id, definition })
        : client.planillas.addColumn({ planillaId, definition }),
    said: (_output, definition) => (column ? words.saved(definition.name) : words.added(definition.name)),
    undoable: true,
    onDone: onClose,
  });
  const isReady = fields.name.trim() !== '' && (fields.type !== 'choice' || linesOf(fields.choices).length > 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) save.mutate(definitionOf(fields));
  };
  return (
    <SidePanel
      title={column ? words.editTitle(column.name) : words.newTitle}
      widthKey="column"
      defaultWidth={380}
      onClose={onClose}
    >
      <form className={styles.form} onSubmit={submit}>
        <MainFields fields={fields} set={set} />
        <ColumnTrial
          planilla={planilla}
          definition={isReady ? definitionOf(fields) : null}
          suggestedSourceId={sourceId}
        />
        <HelpingFields fields={fields} set={set} />
        <div className={styles.actions}>
          <Button onClick={onClose}>{commonMessages.cancel}</Button>
          <Button type="submit" appearance="primary" disabled={!isReady || save.isPending}>
            {column ? words.save : words.add}
          </Button>
        </div>
      </form>
    </SidePanel>
  );
}

type FieldsProps = { fields: ColumnFields; set: (change: Partial<ColumnFields>) => void };

function MainFields({ fields, set }: FieldsProps) {
  return (
    <>
      <Field label={words.name} required>
        <Input
          autoFocus
          value={fields.name}
          maxLength={120}
          placeholder={words.namePlaceholder}
          onChange={(_event, data) => set({ name: data.value })}
        />
      </Field>
      <Field label={words.type}>
        <Select value={fields.type} onChange={(_event, data) => set({ type: columnTypeSchema.parse(data.value) })}>
          {columnTypeSchema.options.map((type) => (
            <option key={type} value={type}>
              {columnTypeMessages[type].name} ({columnTypeMessages[type].example})
            </option>
          ))}
        </Select>
      </Field>
      {fields.type === 'choice' && (
        <Lines
          label={words.choices}
          hint={words.choicesHint}
          value={fields.choices}
          set={(choices) => set({ choices })}
        />
      )}
      <InstructionFromPrompt set={set} />
      <Field label={words.instruction} hint={words.instructionHint}>
        <Textarea
          value={fields.instruction}
          maxLength={2000}
          resize="vertical"
          placeholder={words.instructionPlaceholder}
          onChange={(_event, data) => set({ instruction: data.value })}
        />
      </Field>
    </>
  );
}

/** Takes the instruction from one of the school's prompts. */
function InstructionFromPrompt({ set }: Pick<FieldsProps, 'set'>) {
  const client = useClient();
  const fill = useCommand<ChosenPrompt, { text: string }>({
    run: ({ prompt, values }) => client.prompts.fill({ promptId: prompt.id, use: 'column', values }),
    onDone: ({ text }) => set({ instruction: text }),
  });
  return (
    <div>
      <PromptChoice use="column" disabled={fill.isPending} onChoose={(chosen) => fill.mutate(chosen)} />
    </div>
  );
}

function HelpingFields({ fields, set }: FieldsProps) {
  return (
    <>
      <Lines
        label={words.synonyms}
        hint={words.synonymsHint}
        value={fields.synonyms}
        set={(synonyms) => set({ synonyms })}
      />
      <Lines
        label={words.examples}
        hint={words.examplesHint}
        value={fields.examples}
        set={(examples) => set({ examples })}
      />
      <Checkbox
        label={words.required}
        checked={fields.required}
        onChange={(_event, data) => set({ required: data.checked === true })}
      />
    </>
  );
}

type LinesProps = { label: string; hint: string; value: string; set: (value: string) => void };

function Lines({ label, hint, value, set }: LinesProps) {
  return (
    <Field label={label} hint={hint}>
      <Textarea value={value} rows={2} resize="vertical" onChange={(_event, data) => set(data.value)} />
    </Field>
  );
}

/** The form's own shape: lists as lines of text. */
type ColumnFields = {
  name: string;
  instruction: string;
  type: ColumnType;
  choices: string;
  synonyms: string;
  examples: string;
  required: boolean;
};

function fieldsOf(column: Column | null): ColumnFields {
  return {
    name: column?.name ?? '',
    instruction: column?.instruction ?? '',
    type: column?.type ?? 'text',
    choices: column?.choices.join('\n') ?? '',
    synonyms: column?.synonyms.join('\n') ?? '',
    examples: column?.examples.join('\n') ?? '',
    required: column?.required ?? false,
  };
}

function definitionOf(fields: ColumnFields): ColumnDefinition {
  return {
    name: fields.name.trim(),
    instruction: fields.instruction.trim(),
    type: fields.type,
    choices: fields.type === 'choice' ? linesOf(fields.choices) : [],
    synonyms: linesOf(fields.synonyms),
    examples: linesOf(fields.examples),
    required: fields.required,
  };
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

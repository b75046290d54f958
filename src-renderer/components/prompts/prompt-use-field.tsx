import { Field, type FieldProps, Select } from '@fluentui/react-components';
import { type PromptUse, promptUseSchema } from '../../../src-shared/domain/prompt.ts';
import { promptUseNames, promptMessages as words } from '../../messages/prompts.ts';

type PromptUseFieldProps = Pick<FieldProps, 'hint'> & { use: PromptUse; onChange: (use: PromptUse) => void };

/** What a prompt is for. */
export function PromptUseField({ use, hint, onChange }: PromptUseFieldProps) {
  return (
    <Field label={words.use} hint={hint}>
      <Select value={use} onChange={(_event, data) => onChange(promptUseSchema.parse(data.value))}>
        {promptUseSchema.options.map((each) => (
          <option key={each} value={each}>
            {promptUseNames[each].name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

import { Button, Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { SlideTextEditRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Prompt, PromptUse } from '../../../src-shared/domain/prompt.ts';
import { variablesToFill } from '../../../src-shared/domain/prompt-variables.ts';
import { useApi } from '../../client/api-context.tsx';
import { promptChoiceMessages as words } from '../../messages/prompts.ts';
import { DialogFrame } from '../dialog-frame.tsx';
import { useKnownValues, VariableValues } from './variable-values.tsx';

/** A prompt and the values of its variables. */
export type ChosenPrompt = { prompt: Prompt; values: Record<string, string> };

type PromptChoiceProps = { use: PromptUse; disabled?: boolean; onChoose: (chosen: ChosenPrompt) => void };

/** One of the school's prompts for a use; its variables are asked for once it is chosen. */
export function PromptChoice({ use, disabled, onChoose }: PromptChoiceProps) {
  const prompts = useQuery(useApi().prompts.list.queryOptions({ input: { trashed: false } }));
  const [toFill, setToFill] = useState<Prompt | null>(null);
  const known = useKnownValues();
  const offered = prompts.data?.filter(({ content }) => content.use === use) ?? [];
  const choose = (prompt: Prompt) => {
    const asked = variablesToFill(prompt.content.text, prompt.content.variables);
    if (asked.every(({ name }) => known[name])) onChoose({ prompt, values: {} });
    else setToFill(prompt);
  };
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <MenuButton size="small" icon={<SlideTextEditRegular />} disabled={disabled}>
            {words.use}
          </MenuButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {offered.length === 0 && <MenuItem disabled>{words.empty}</MenuItem>}
            {offered.map((prompt) => (
              <MenuItem key={prompt.id} onClick={() => choose(prompt)}>
                {prompt.content.name}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      {toFill && (
        <FillDialog
          prompt={toFill}
          onClose={() => setToFill(null)}
          onFilled={(values) => {
            setToFill(null);
            onChoose({ prompt: toFill, values });
          }}
        />
      )}
    </>
  );
}

type FillDialogProps = { prompt: Prompt; onClose: () => void; onFilled: (values: Record<string, string>) => void };

function FillDialog({ prompt: { content }, onClose, onFilled }: FillDialogProps) {
  const [values, setValues] = useState<Record<string, string>>({});
  const known = useKnownValues();
  const asked = variablesToFill(content.text, content.variables);
  const isWhole = asked.every(({ name, initial }) => values[name]?.trim() || initial || known[name]);
  return (
    <DialogFrame
      title={words.fillTitle(content.name)}
      onClose={onClose}
      actions={
        <Button appearance="primary" disabled={!isWhole} onClick={() => onFilled(values)}>
          {words.apply}
        </Button>
      }
    >
      <VariableValues variables={asked} values={values} onValues={setValues} />
    </DialogFrame>
  );
}

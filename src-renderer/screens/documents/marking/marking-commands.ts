import { useNavigate } from '@tanstack/react-router';
import type { ContractInputs } from '../../../../src-shared/contract/index.ts';
import type { TemplateMarking } from '../../../../src-shared/domain/template-marks.ts';
import { useClient } from '../../../client/api-context.tsx';
import { useCommand } from '../../../components/command.ts';
import { markingMessages as words } from '../../../messages/marking.ts';

export type MarkStepInput = ContractInputs['markings']['mark']['step'];

/** What can be done with a document that is being marked. */
export function useMarkingCommands({ id: markingId, content: { name, steps } }: TemplateMarking) {
  const { markings } = useClient();
  const navigate = useNavigate();
  return {
    mark: useCommand({
      run: (step: MarkStepInput) => markings.mark({ markingId, step, after: steps.length }),
      said: (_output, step) => saidOf(step),
      undoable: true,
    }),
    finish: useCommand({
      run: (wanted: string) => markings.finish({ markingId, name: wanted }),
      said: (_output, wanted) => words.saved(wanted),
      undoable: true,
      onDone: ({ templateId }) => void navigate({ to: '/documentos/$templateId', params: { templateId } }),
    }),
    leave: useCommand({
      run: () => markings.leave({ markingId }),
      said: () => words.left(name),
      undoable: true,
      onDone: () => void navigate({ to: '/documentos' }),
    }),
  };
}

export type MarkingCommands = ReturnType<typeof useMarkingCommands>;

function saidOf(step: MarkStepInput): string {
  switch (step.kind) {
    case 'field':
      return words.marked(step.name);
    case 'text':
      return words.written(step.text);
    case 'repeat':
      return words.repeated(step.list);
    case 'once':
      return words.writtenOnce;
    case 'drop':
      return words.dropped;
  }
}

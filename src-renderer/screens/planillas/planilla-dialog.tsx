import type { Planilla } from '../../../src-shared/domain/planilla.ts';
import { TextDialog } from '../../components/text-dialog.tsx';
import { newPlanillaMessages, planillaMessages } from '../../messages/planillas.ts';
import { FormDialog } from './form-dialog.tsx';
import { ScopeDialog } from './scope-dialog.tsx';
import type { PlanillaCommands } from './use-planilla-commands.ts';

export type PlanillaDialogName = 'form' | 'rename' | 'scope';

type PlanillaDialogProps = {
  name: PlanillaDialogName | null;
  planilla: Planilla;
  commands: PlanillaCommands;
  onClose: () => void;
};

/** The dialogs about the whole planilla: its form, which papers it reads, its name. */
export function PlanillaDialog({ name, planilla, commands, onClose }: PlanillaDialogProps) {
  switch (name) {
    case 'form':
      return <FormDialog planilla={planilla} onClose={onClose} onExport={() => commands.exportAs('form')} />;
    case 'scope':
      return <ScopeDialog planilla={planilla} onSave={commands.changeScope} onClose={onClose} />;
    case 'rename':
      return (
        <TextDialog
          title={planillaMessages.renameTitle}
          label={newPlanillaMessages.name}
          initial={planilla.title}
          onSubmit={(title) => {
            commands.rename(title);
            onClose();
          }}
          onClose={onClose}
        />
      );
    case null:
      return null;
  }
}

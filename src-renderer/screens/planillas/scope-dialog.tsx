import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Planilla, PlanillaScope } from '../../../src-shared/domain/planilla.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { commonMessages } from '../../messages/common.ts';
import { newPlanillaMessages, planillaMessages } from '../../messages/planillas.ts';
import { ScopeFields } from './scope-fields.tsx';

type ScopeDialogProps = { planilla: Planilla; onSave: (scope: PlanillaScope) => void; onClose: () => void };

/** Asks which papers an existing planilla reads from now on. */
export function ScopeDialog({ planilla, onSave, onClose }: ScopeDialogProps) {
  const [scope, setScope] = useState(planilla.scope);
  const save = () => {
    onSave(scope);
    onClose();
  };
  return (
    <DialogFrame
      title={newPlanillaMessages.papers}
      hint={planillaMessages.scopeHint}
      width="medium"
      onClose={onClose}
      actions={
        <Button appearance="primary" onClick={save}>
          {commonMessages.save}
        </Button>
      }
    >
      <ScopeFields rowKind={planilla.rowKind} scope={scope} onChange={setScope} />
    </DialogFrame>
  );
}

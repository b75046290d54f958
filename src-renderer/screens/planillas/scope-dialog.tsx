import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Planilla, PlanillaScope } from '../../../src-shared/domain/planilla.ts';
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
    <Dialog open onOpenChange={onClose}>
      <DialogSurface style={{ maxWidth: 680 }}>
        <DialogBody>
          <DialogTitle>{newPlanillaMessages.papers}</DialogTitle>
          <DialogContent>
            <p style={{ margin: '0 0 14px' }}>{planillaMessages.scopeHint}</p>
            <ScopeFields rowKind={planilla.rowKind} scope={scope} onChange={setScope} />
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{commonMessages.cancel}</Button>
            <Button appearance="primary" onClick={save}>
              {commonMessages.save}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

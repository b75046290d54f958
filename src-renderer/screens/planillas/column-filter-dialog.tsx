import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '@fluentui/react-components';
import { type FormEvent, use, useState } from 'react';
import type { Column } from '../../../src-shared/domain/planilla.ts';
import { commonMessages } from '../../messages/common.ts';
import { columnMenuMessages } from '../../messages/planillas.ts';
import { ColumnMenuContext } from './column-menu-context.ts';

/** Asks what a column's cells must say to be shown. */
export function ColumnFilterDialog({ column, onClose }: { column: Column; onClose: () => void }) {
  const { view, setView } = use(ColumnMenuContext);
  const [text, setText] = useState(view.texts[column.id] ?? '');
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const { [column.id]: _old, ...rest } = view.texts;
    setView({ ...view, texts: text.trim() === '' ? rest : { ...rest, [column.id]: text.trim() } });
    onClose();
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface style={{ maxWidth: 420 }} onKeyDown={(event) => event.stopPropagation()}>
        <form onSubmit={apply}>
          <DialogBody>
            <DialogTitle>{columnMenuMessages.filterTitle(column.name)}</DialogTitle>
            <DialogContent>
              <Field label={columnMenuMessages.filterLabel}>
                <Input value={text} onChange={(_event, data) => setText(data.value)} autoFocus />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{commonMessages.cancel}</Button>
              <Button type="submit" appearance="primary">
                {columnMenuMessages.apply}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

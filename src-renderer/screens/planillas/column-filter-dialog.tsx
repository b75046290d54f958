import { Button, Field, Input } from '@fluentui/react-components';
import { use, useState } from 'react';
import type { Column } from '../../../src-shared/domain/planilla.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { columnMenuMessages } from '../../messages/planillas.ts';
import { ColumnMenuContext } from './column-menu-context.ts';

/** Asks what a column's cells must say to be shown. */
export function ColumnFilterDialog({ column, onClose }: { column: Column; onClose: () => void }) {
  const { view, setView } = use(ColumnMenuContext);
  const [text, setText] = useState(view.texts[column.id] ?? '');
  const apply = () => {
    const { [column.id]: _old, ...rest } = view.texts;
    setView({ ...view, texts: text.trim() === '' ? rest : { ...rest, [column.id]: text.trim() } });
    onClose();
  };
  return (
    <DialogFrame
      holdsKeys
      title={columnMenuMessages.filterTitle(column.name)}
      onClose={onClose}
      onSubmit={apply}
      actions={
        <Button type="submit" appearance="primary">
          {columnMenuMessages.apply}
        </Button>
      }
    >
      <Field label={columnMenuMessages.filterLabel}>
        <Input value={text} onChange={(_event, data) => setText(data.value)} autoFocus />
      </Field>
    </DialogFrame>
  );
}

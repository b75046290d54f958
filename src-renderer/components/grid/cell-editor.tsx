import { use, useEffect, useId, useRef } from 'react';
import type { RenderEditCellProps } from 'react-data-grid';
import { GridContext } from './grid-context.ts';
import type { DraftLine } from './grid-draft.ts';
import { cellOf, type GridColumn } from './grid-model.ts';

type CellEditorProps = RenderEditCellProps<DraftLine> & { definition: GridColumn };

/** The text box over a cell. Typing replaces what was there; F2 and a double click go on at its end. */
export function CellEditor({ row, definition, onRowChange }: CellEditorProps) {
  const { editStart } = use(GridContext);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const text = row.draft?.text ?? cellOf(row.line, definition.key).text;
  useEffect(() => {
    const box = input.current;
    box?.focus({ preventScroll: true });
    if (editStart() === 'replace') box?.select();
    else box?.setSelectionRange(box.value.length, box.value.length);
  }, [editStart]);
  return (
    <>
      <input
        ref={input}
        className="grid-editor"
        aria-label={`${definition.title}: ${row.line.label}`}
        value={text}
        list={definition.suggestions.length > 0 ? listId : undefined}
        onChange={(event) => onRowChange({ ...row, draft: { columnKey: definition.key, text: event.target.value } })}
      />
      {definition.suggestions.length > 0 && (
        <datalist id={listId}>
          {definition.suggestions.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </>
  );
}

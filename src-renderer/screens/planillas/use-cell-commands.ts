import { useCallback, useState } from 'react';
import type { GridRow } from '../../../src-shared/contract/planillas-contract.ts';
import type { ColumnId, PlanillaId, RowId } from '../../../src-shared/domain/identifiers.ts';
import type { Column } from '../../../src-shared/domain/planilla.ts';
import { useClient } from '../../client/api-context.tsx';
import type { GridEdit } from '../../components/grid/grid-model.ts';
import { useNotify } from '../../components/notifications.tsx';
import { useUndo } from '../../components/undo.ts';
import { invalidValueText, planillaMessages } from '../../messages/planillas.ts';
import type { Draft, Drafts } from './planilla-table.ts';
import { useRefreshRows } from './use-planilla-rows.ts';

/** More cells than this in one change say so, with "Deshacer"; fewer are seen changing in the grid. */
const QUIET_CELLS = 20;

type CellKey = { rowKey: string; columnKey: string };

export type CellCommands = {
  drafts: Drafts;
  /** Writes what was typed; it shows at once and what is no value stays, with its reason. */
  edit: (edits: GridEdit[]) => Promise<void>;
  accept: (cells: CellKey[]) => Promise<void>;
  choose: (cell: CellKey, alternative: number) => Promise<void>;
};

/** The changes a person makes to cells. */
export function useCellCommands(planillaId: PlanillaId, columns: readonly Column[]): CellCommands {
  const client = useClient();
  const notify = useNotify();
  const { undo } = useUndo();
  const refresh = useRefreshRows(planillaId);
  const [drafts, setDrafts] = useState<Drafts>(new Map());

  const edit = useCallback(
    async (edits: GridEdit[]) => {
      setDrafts((now) =>
        withDrafts(
          now,
          edits.map((one) => ({ ...one, draft: { text: one.text, problem: null } })),
        ),
      );
      try {
        const { invalid } = await client.planillas.edit({ planillaId, edits: edits.map(toContractEdit) });
        const rows = await refresh(new Set(edits.map((one) => one.rowKey)));
        const refused = new Set(
          invalid
            .filter(({ rowId, columnId }) => !isKept(rows, rowId, columnId))
            .map(({ rowId, columnId }) => `${rowId} ${columnId}`),
        );
        setDrafts((now) => afterEdit(now, edits, refused, columns));
        if (edits.length > QUIET_CELLS) {
          notify.done({ text: planillaMessages.edited(edits.length - invalid.length), undo: () => void undo() });
        }
      } catch (error) {
        // What was typed stays on screen: it can be sent again with F2 and Enter.
        notify.failed(error);
      }
    },
    [client, planillaId, refresh, columns, notify, undo],
  );
  const change = useCallback(
    async (cells: CellKey[], run: () => Promise<void>) => {
      try {
        await run();
        await refresh(new Set(cells.map((cell) => cell.rowKey)));
        setDrafts((now) =>
          withDrafts(
            now,
            cells.map((cell) => ({ ...cell, draft: null })),
          ),
        );
      } catch (error) {
        notify.failed(error);
      }
    },
    [refresh, notify],
  );
  const accept = useCallback(
    (cells: CellKey[]) =>
      change(cells, () => client.planillas.accept({ planillaId, cells: cells.map(toContractCell) })),
    [change, client, planillaId],
  );
  const choose = useCallback(
    (cell: CellKey, alternative: number) =>
      change([cell], () => client.planillas.choose({ planillaId, ...toContractCell(cell), alternative })),
    [change, client, planillaId],
  );
  return { drafts, edit, accept, choose };
}

function toContractCell({ rowKey, columnKey }: CellKey): { rowId: RowId; columnId: ColumnId } {
  // The grid's keys are the ids of the host's own rows and columns.
  return { rowId: rowKey as RowId, columnId: columnKey as ColumnId };
}

function toContractEdit(edit: GridEdit) {
  return { ...toContractCell(edit), text: edit.text };
}

function withDrafts(drafts: Drafts, changes: readonly (CellKey & { draft: Draft | null })[]): Drafts {
  const next = new Map(drafts);
  for (const { rowKey, columnKey, draft } of changes) {
    const { [columnKey]: _old, ...rest } = next.get(rowKey) ?? {};
    const row = draft === null ? rest : { ...rest, [columnKey]: draft };
    if (Object.keys(row).length > 0) next.set(rowKey, row);
    else next.delete(rowKey);
  }
  return next;
}

/** Whether the host keeps what a person typed into a cell: as doubtful, when it is no value of the column. */
function isKept(rows: readonly GridRow[], rowId: RowId, columnId: ColumnId): boolean {
  const cell = rows.find(({ id }) => id === rowId)?.cells.find((one) => one.columnId === columnId);
  return cell?.reading?.kind === 'person';
}

/** Drafts once the host has answered: what it took is in its own rows, what it refused stays with its reason. */
function afterEdit(
  drafts: Drafts,
  edits: readonly GridEdit[],
  refused: ReadonlySet<string>,
  columns: readonly Column[],
): Drafts {
  const changes = edits
    // A cell that was typed again meanwhile belongs to the later edit.
    .filter((edit) => drafts.get(edit.rowKey)?.[edit.columnKey]?.text === edit.text)
    .map((edit) => {
      const column = columns.find(({ id }) => id === edit.columnKey);
      const isRefused = column && refused.has(`${edit.rowKey} ${edit.columnKey}`);
      const problem = isRefused ? invalidValueText(column.type, edit.text, column.choices) : null;
      return { ...edit, draft: problem === null ? null : { text: edit.text, problem } };
    });
  return withDrafts(drafts, changes);
}

import { useNavigate } from '@tanstack/react-router';
import type { ContractInputs } from '../../../src-shared/contract/index.ts';
import type { ColumnId, RowId } from '../../../src-shared/domain/identifiers.ts';
import type { Column, Planilla, PlanillaScope } from '../../../src-shared/domain/planilla.ts';
import { useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { saveFile } from '../../components/save-file.ts';
import { planillaListMessages, planillaMessages } from '../../messages/planillas.ts';

type ExportFormat = ContractInputs['planillas']['export']['format'];
type ColumnChange = { column: Column; position?: number; hidden?: boolean };

/** Everything that changes the planilla itself, its columns or its rows. */
export function usePlanillaCommands(planilla: Planilla) {
  const client = useClient();
  const navigate = useNavigate();
  const planillaId = planilla.id;
  const fill = useCommand({
    run: (input: { columnIds?: ColumnId[]; everything?: boolean }) => client.planillas.fill({ planillaId, ...input }),
  });
  const exportAs = useCommand<ExportFormat, File>({
    run: (format) => client.planillas.export({ planillaId, format }),
    said: (file) => planillaMessages.exported(file.name),
    onDone: (file) => saveFile(file),
  });
  const exportDesign = useCommand<void, File>({
    run: () => client.planillas.exportDesign({ planillaId }),
    said: (file) => planillaMessages.exported(file.name),
    onDone: (file) => saveFile(file),
  });
  const addRow = useCommand({ run: () => client.planillas.addRow({ planillaId }) });
  const removeRows = useCommand({
    run: (rowIds: RowId[]) => client.planillas.removeRows({ planillaId, rowIds }),
    said: (_output, rowIds) => planillaMessages.rowsRemoved(rowIds.length),
    undoable: true,
  });
  const changeColumn = useCommand({
    run: ({ column, ...change }: ColumnChange) =>
      client.planillas.updateColumn({ planillaId, columnId: column.id, ...change }),
  });
  const approveColumn = useCommand({
    run: ({ column, approved }: { column: Column; approved: boolean; doubtful: number }) =>
      client.planillas.approveColumn({ planillaId, columnId: column.id, approved }),
    said: (_output, { column, approved, doubtful }) =>
      approved ? planillaMessages.columnApproved(column.name, doubtful) : planillaMessages.columnReopened(column.name),
    undoable: true,
  });
  const removeColumn = useCommand({
    run: (column: Column) => client.planillas.removeColumn({ planillaId, columnId: column.id }),
    said: (_output, column) => planillaMessages.columnRemoved(column.name),
    undoable: true,
  });
  const rename = useCommand({ run: (title: string) => client.planillas.update({ planillaId, title }), undoable: true });
  const changeScope = useCommand({
    run: (scope: PlanillaScope) => client.planillas.update({ planillaId, scope }),
    said: () => planillaMessages.scopeSaved,
    undoable: true,
  });
  const trash = useCommand({
    run: () => client.planillas.trash({ planillaId }),
    said: () => planillaListMessages.trashed(planilla.title),
    undoable: true,
    onDone: () => void navigate({ to: '/planillas' }),
  });
  return {
    fill: fill.mutate,
    exportAs: exportAs.mutate,
    exportDesign: () => exportDesign.mutate(),
    addRow: addRow.mutateAsync,
    removeRows: removeRows.mutate,
    changeColumn: changeColumn.mutate,
    approveColumn: approveColumn.mutate,
    removeColumn: removeColumn.mutate,
    rename: rename.mutate,
    changeScope: changeScope.mutate,
    trash: () => trash.mutate(),
  };
}

export type PlanillaCommands = ReturnType<typeof usePlanillaCommands>;

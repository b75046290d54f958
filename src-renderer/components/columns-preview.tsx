import type { PlanillaSpec } from '../../src-shared/domain/planilla.ts';
import { columnTypeMessages, planillaListMessages as words } from '../messages/planillas.ts';
import { PreviewTable } from './preview-table.tsx';

/** The columns of a ready planilla: what each looks for and how it is written. */
export function ColumnsPreview({ columns }: { columns: PlanillaSpec['columns'] }) {
  return (
    <PreviewTable
      label={words.columns(columns.length)}
      heads={[words.columnName, words.columnLooksFor, words.columnType]}
      rows={columns.map(({ name, instruction, type }) => [name, instruction ?? '', describeType(type)])}
    />
  );
}

function describeType(type: PlanillaSpec['columns'][number]['type']): string {
  const { name, example } = columnTypeMessages[type];
  return `${name}, ${words.example} ${example}`;
}

import { Button } from '@fluentui/react-components';
import { FilterDismissRegular, TableAddRegular, TableRegular } from '@fluentui/react-icons';
import { EmptyState } from '../../components/empty-state.tsx';
import { commonMessages } from '../../messages/common.ts';
import { planillaMessages as words } from '../../messages/planillas.ts';

type NoRowsProps = {
  hasColumns: boolean;
  hasRows: boolean;
  isFilling: boolean;
  onAddColumn: () => void;
  /** Null while a fill waits for its hour. */
  onFill: (() => void) | null;
  onClear: () => void;
};

/** What stands where the grid would be when there is nothing to draw: why, and the next action. */
export function NoRows({ hasColumns, hasRows, isFilling, onAddColumn, onFill, onClear }: NoRowsProps) {
  if (!hasColumns) {
    return (
      <EmptyState icon={<TableAddRegular />} title={words.noColumns} text={words.noColumnsHint}>
        <Button appearance="primary" onClick={onAddColumn}>
          {words.addColumn}
        </Button>
      </EmptyState>
    );
  }
  if (hasRows) {
    return (
      <EmptyState icon={<FilterDismissRegular />} title={words.nothingMatches}>
        <Button onClick={onClear}>{commonMessages.clearFilters}</Button>
      </EmptyState>
    );
  }
  if (isFilling) return <EmptyState icon={<TableRegular />} title={words.filling} />;
  if (onFill === null) return <EmptyState icon={<TableRegular />} title={words.noRows} />;
  return (
    <EmptyState icon={<TableRegular />} title={words.noRows} text={words.noRowsHint}>
      <Button appearance="primary" onClick={onFill}>
        {words.fill}
      </Button>
    </EmptyState>
  );
}

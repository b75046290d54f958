import { Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger, makeStyles } from '@fluentui/react-components';
import {
  ArrowUndoRegular,
  EyeOffRegular,
  QuestionCircleRegular,
  TableAddRegular,
  TableInsertRowRegular,
} from '@fluentui/react-icons';
import type { Column, Planilla } from '../../../src-shared/domain/planilla.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { useShortcut } from '../../components/shortcuts.ts';
import { ToolbarRow, ToolbarSpacer } from '../../components/toolbar.tsx';
import { useUndo } from '../../components/undo.ts';
import { commonMessages } from '../../messages/common.ts';
import { cellBarMessages, planillaMessages as words } from '../../messages/planillas.ts';
import { CountsBar } from './counts-bar.tsx';
import { planillaKeys } from './planilla-keys.ts';
import type { StateCounts } from './planilla-table.ts';
import type { RowView } from './row-view.ts';

type PlanillaToolbarProps = {
  planilla: Planilla;
  columns: readonly Column[];
  counts: StateCounts;
  view: RowView;
  setView: (view: RowView) => void;
  reviewing: boolean;
  onReview: (reviewing: boolean) => void;
  onAddRow: () => void;
  onAddColumn: () => void;
  onShowColumn: (column: Column) => void;
};

const useStyles = makeStyles({ tools: { display: 'flex', alignItems: 'center', gap: '6px' } });

/** What the cells are, as filters, and the tools of the grid. */
export function PlanillaToolbar(props: PlanillaToolbarProps) {
  const styles = useStyles();
  const { planilla, counts, view, setView, columns, reviewing } = props;
  const { undo } = useUndo();
  const canReview = counts.doubtful > 0 || reviewing;
  useShortcut(planillaKeys.review, () => props.onReview(!reviewing), { enabled: canReview });
  useShortcut(planillaKeys.addRow, props.onAddRow);
  useShortcut(planillaKeys.addColumn, props.onAddColumn);
  const hidden = planilla.columns.filter((column) => column.hidden);
  return (
    <div style={{ flexShrink: 0 }}>
      <ToolbarRow label={words.toolbar}>
        <CountsBar counts={counts} columns={columns} view={view} setView={setView} />
        <ToolbarSpacer />
        <div className={styles.tools}>
          <ActionButton
            appearance={counts.doubtful > 0 && !reviewing ? 'outline' : 'subtle'}
            aria-pressed={reviewing}
            disabled={!canReview}
            icon={<QuestionCircleRegular />}
            label={reviewing ? cellBarMessages.stopReview : cellBarMessages.review}
            shortcut={planillaKeys.review}
            onClick={() => props.onReview(!reviewing)}
          />
          {hidden.length > 0 && <HiddenColumns columns={hidden} onShow={props.onShowColumn} />}
          <ActionButton
            appearance="subtle"
            iconOnly
            icon={<TableInsertRowRegular />}
            label={words.addRow}
            shortcut={planillaKeys.addRow}
            onClick={props.onAddRow}
          />
          <ActionButton
            appearance="subtle"
            iconOnly
            icon={<TableAddRegular />}
            label={words.addColumn}
            shortcut={planillaKeys.addColumn}
            onClick={props.onAddColumn}
          />
          <ActionButton
            appearance="subtle"
            iconOnly
            icon={<ArrowUndoRegular />}
            label={commonMessages.undo}
            shortcut="ctrl+z"
            onClick={() => void undo()}
          />
        </div>
      </ToolbarRow>
    </div>
  );
}

function HiddenColumns({ columns, onShow }: { columns: readonly Column[]; onShow: (column: Column) => void }) {
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <MenuButton appearance="subtle" icon={<EyeOffRegular />}>
          {words.hiddenColumns(columns.length)}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {columns.map((column) => (
            <MenuItem key={column.id} onClick={() => onShow(column)}>
              {column.name}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

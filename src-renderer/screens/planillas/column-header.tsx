import { Button, Menu, MenuDivider, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import {
  ArrowLeftRegular,
  ArrowRightRegular,
  ArrowSortDownRegular,
  ArrowSortUpRegular,
  BeakerRegular,
  CheckmarkCircleRegular,
  ChevronDownRegular,
  DeleteRegular,
  EditRegular,
  EyeOffRegular,
  FilterDismissRegular,
  FilterFilled,
  FilterRegular,
  LockClosedRegular,
  LockOpenRegular,
  QuestionCircleRegular,
  TableArrowUpRegular,
} from '@fluentui/react-icons';
import { type ReactElement, use, useState } from 'react';
import type { Column } from '../../../src-shared/domain/planilla.ts';
import type { GridColumn } from '../../components/grid/grid-model.ts';
import { columnMenuMessages as words } from '../../messages/planillas.ts';
import { ColumnFilterDialog } from './column-filter-dialog.tsx';
import { ColumnMenuContext } from './column-menu-context.ts';
import type { RowView } from './row-view.ts';

/** A column's title, the marks of what is done to it, and its menu. */
export function ColumnHeader({ column, tabIndex }: { column: GridColumn; tabIndex: number }) {
  const { columns, newRows, view, open, setOpen } = use(ColumnMenuContext);
  const [filtering, setFiltering] = useState(false);
  const definition = columns.find(({ id }) => id === column.key);
  return (
    <div className="grid-header">
      <span className="grid-header-title" title={definition?.instruction || column.title}>
        {column.title}
      </span>
      <HeaderMarks column={column} view={view} newRows={newRows[column.key] ?? 0} />
      <Menu
        open={open === column.key}
        onOpenChange={(_event, data) => setOpen(data.open ? column.key : null)}
        positioning="below-end"
      >
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            size="small"
            icon={<ChevronDownRegular />}
            aria-label={words.menu(column.title)}
            tabIndex={tabIndex}
            style={{ minWidth: 24, width: 24, height: 32, padding: 0, flexShrink: 0 }}
          />
        </MenuTrigger>
        <MenuPopover>
          {definition && <ColumnMenu column={definition} onFilter={() => setFiltering(true)} />}
        </MenuPopover>
      </Menu>
      {filtering && definition && <ColumnFilterDialog column={definition} onClose={() => setFiltering(false)} />}
    </div>
  );
}

function HeaderMarks({ column, view, newRows }: { column: GridColumn; view: RowView; newRows: number }) {
  const sorted = view.sort?.columnKey === column.key ? view.sort : null;
  const isFiltered = column.key in view.texts || view.stateColumn === column.key;
  return (
    <>
      {column.approved && newRows === 0 && headerMark(<LockClosedRegular />, words.approved, false)}
      {column.approved && newRows > 0 && headerMark(<LockOpenRegular />, words.approvedBut(newRows), true)}
      {isFiltered && headerMark(<FilterFilled />, words.filtered, true)}
      {sorted?.descending === false && headerMark(<ArrowSortUpRegular />, words.sortedUp, true)}
      {sorted?.descending && headerMark(<ArrowSortDownRegular />, words.sortedDown, true)}
    </>
  );
}

function headerMark(icon: ReactElement, word: string, isOn: boolean) {
  return (
    <span className={`grid-header-icon${isOn ? ' grid-header-icon-on' : ''}`} title={word}>
      {icon}
      <span className="grid-spoken">{word}</span>
    </span>
  );
}

function ColumnMenu({ column, onFilter }: { column: Column; onFilter: () => void }) {
  const { newRows, view, setView, commands } = use(ColumnMenuContext);
  const unapproved = newRows[column.id] ?? 0;
  const isApproved = column.approvedAt !== null;
  const isSorted = view.sort?.columnKey === column.id;
  const sort = (descending: boolean) => setView({ ...view, sort: { columnKey: column.id, descending } });
  return (
    <MenuList>
      <MenuItem icon={<EditRegular />} onClick={() => commands?.edit(column)}>
        {words.edit}
      </MenuItem>
      <MenuItem icon={<BeakerRegular />} onClick={() => commands?.tryIt(column)}>
        {words.tryIt}
      </MenuItem>
      <MenuItem icon={<TableArrowUpRegular />} onClick={() => commands?.fill(column)}>
        {words.fillOnly}
      </MenuItem>
      {isApproved && unapproved > 0 && (
        <MenuItem icon={<CheckmarkCircleRegular />} onClick={() => commands?.approve(column, true)}>
          {words.approveNew(unapproved)}
        </MenuItem>
      )}
      <MenuItem
        icon={isApproved ? <LockOpenRegular /> : <CheckmarkCircleRegular />}
        onClick={() => commands?.approve(column, !isApproved)}
      >
        {isApproved ? words.reopen : words.approve}
      </MenuItem>
      <MenuDivider />
      <MenuItem icon={<ArrowSortUpRegular />} onClick={() => sort(false)}>
        {words.ascending}
      </MenuItem>
      <MenuItem icon={<ArrowSortDownRegular />} onClick={() => sort(true)}>
        {words.descending}
      </MenuItem>
      {isSorted && <MenuItem onClick={() => setView({ ...view, sort: null })}>{words.unsort}</MenuItem>}
      <MenuItem icon={<FilterRegular />} onClick={onFilter}>
        {words.filter}
      </MenuItem>
      <MenuItem
        icon={<QuestionCircleRegular />}
        onClick={() => setView({ ...view, state: 'doubtful', stateColumn: column.id })}
      >
        {words.doubtfulHere}
      </MenuItem>
      {column.id in view.texts && (
        <MenuItem icon={<FilterDismissRegular />} onClick={() => setView(withoutText(view, column.id))}>
          {words.clearFilter}
        </MenuItem>
      )}
      <MenuDivider />
      <MenuItem icon={<ArrowLeftRegular />} onClick={() => commands?.move(column, -1)}>
        {words.moveLeft}
      </MenuItem>
      <MenuItem icon={<ArrowRightRegular />} onClick={() => commands?.move(column, 1)}>
        {words.moveRight}
      </MenuItem>
      <MenuItem icon={<EyeOffRegular />} onClick={() => commands?.hide(column)}>
        {words.hide}
      </MenuItem>
      <MenuItem icon={<DeleteRegular />} onClick={() => commands?.remove(column)}>
        {words.remove}
      </MenuItem>
    </MenuList>
  );
}

/** A view without the text filter of a column. */
export function withoutText(view: RowView, columnKey: string): RowView {
  const { [columnKey]: _text, ...texts } = view.texts;
  return { ...view, texts };
}

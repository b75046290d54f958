import { Menu, MenuDivider, MenuItem, MenuList, MenuPopover } from '@fluentui/react-components';
import {
  CheckmarkRegular,
  DeleteRegular,
  DocumentRegular,
  DocumentSearchRegular,
  PersonRegular,
} from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import type { GridRow } from '../../../src-shared/contract/planillas-contract.ts';
import { cellMenuMessages as words } from '../../messages/planillas.ts';

type CellMenuProps = {
  point: { x: number; y: number };
  row: GridRow;
  /** How many rows the selection touches. */
  rows: number;
  canProve: boolean;
  canAccept: boolean;
  onProof: () => void;
  onAccept: () => void;
  onRemove: () => void;
  onClose: () => void;
};

/** What can be done with the cells that were right-clicked. */
export function CellMenu(props: CellMenuProps) {
  const navigate = useNavigate();
  const { point, row } = props;
  const { sourceId, personId } = row;
  const target = { getBoundingClientRect: () => new DOMRect(point.x, point.y, 0, 0) };
  return (
    <Menu open onOpenChange={(_event, data) => !data.open && props.onClose()} positioning={{ target }}>
      <MenuPopover>
        <MenuList>
          <MenuItem icon={<DocumentSearchRegular />} disabled={!props.canProve} onClick={props.onProof}>
            {words.proof}
          </MenuItem>
          <MenuItem icon={<CheckmarkRegular />} disabled={!props.canAccept} onClick={props.onAccept}>
            {words.accept}
          </MenuItem>
          {(sourceId || personId) && <MenuDivider />}
          {sourceId && (
            <MenuItem
              icon={<DocumentRegular />}
              onClick={() => void navigate({ to: '/papeles/$sourceId', params: { sourceId } })}
            >
              {words.openPaper}
            </MenuItem>
          )}
          {personId && (
            <MenuItem
              icon={<PersonRegular />}
              onClick={() => void navigate({ to: '/personas/$personId', params: { personId } })}
            >
              {words.openPerson}
            </MenuItem>
          )}
          <MenuDivider />
          <MenuItem icon={<DeleteRegular />} onClick={props.onRemove}>
            {props.rows > 1 ? words.removeRows(props.rows) : words.removeRow}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

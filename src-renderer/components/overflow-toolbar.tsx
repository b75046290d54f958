import {
  Button,
  Menu,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  Overflow,
  OverflowItem,
  Tooltip,
  tokens,
  useIsOverflowItemVisible,
  useOverflowMenu,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { commonMessages } from '../messages/common.ts';

/** The room around each control: what is measured must hold it, so it is no gap of the row. */
const ROOM = '3px';

const useStyles = makeStyles({
  root: {
    flexShrink: 0,
    minWidth: 0,
    padding: `0 calc(20px - ${ROOM})`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  row: { display: 'flex', alignItems: 'center', minWidth: 0, minHeight: '44px', overflow: 'hidden' },
  item: { display: 'inline-flex', flexShrink: 0, padding: ROOM },
  end: { marginLeft: 'auto' },
});

/** A control of a toolbar, and what stands for it in the menu while there is no room for it. */
export type ToolbarItem = {
  key: string;
  control: ReactElement;
  menu: ReactElement;
  /** The lowest goes first; without one it always stays in the row. */
  priority?: number;
};

type OverflowToolbarProps = { label: string; start: readonly ToolbarItem[]; end: readonly ToolbarItem[] };

/** One row of controls, never two: what does not fit goes to a menu at its end. */
export function OverflowToolbar({ label, start, end }: OverflowToolbarProps) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <Overflow padding={8}>
        <div role="toolbar" aria-label={label} className={styles.row}>
          {[...start, ...end].map((item) => (
            <InRow key={item.key} item={item} isFirstAtEnd={item.key === end[0]?.key} />
          ))}
          <MoreMenu items={[...start, ...end]} />
        </div>
      </Overflow>
    </div>
  );
}

function InRow({ item, isFirstAtEnd }: { item: ToolbarItem; isFirstAtEnd: boolean }) {
  const styles = useStyles();
  const control = <span className={mergeClasses(styles.item, isFirstAtEnd && styles.end)}>{item.control}</span>;
  const place = item.priority === undefined ? { pinned: true } : { priority: item.priority };
  return (
    <OverflowItem id={item.key} {...place}>
      {control}
    </OverflowItem>
  );
}

function MoreMenu({ items }: { items: readonly ToolbarItem[] }) {
  const styles = useStyles();
  const { ref, isOverflowing } = useOverflowMenu<HTMLSpanElement>();
  if (!isOverflowing) return null;
  return (
    <span ref={ref} className={styles.item}>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <Tooltip content={commonMessages.moreTools} relationship="label" withArrow={false}>
            <Button appearance="subtle" icon={<MoreHorizontalRegular />} />
          </Tooltip>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {items.map(({ key, menu }) => (
              <InMenu key={key} id={key} menu={menu} />
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
    </span>
  );
}

function InMenu({ id, menu }: { id: string; menu: ReactElement }) {
  return useIsOverflowItemVisible(id) ? null : menu;
}

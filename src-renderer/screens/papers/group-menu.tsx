import { Button, Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger, Tooltip } from '@fluentui/react-components';
import { GroupListRegular } from '@fluentui/react-icons';
import { type PaperGrouping, paperGroupingSchema } from '../../../src-shared/domain/paper-groups.ts';
import { paperGroupMessages } from '../../messages/paper-groups.ts';

type GroupMenuProps = { groupBy: PaperGrouping | undefined; onChange: (groupBy: PaperGrouping | undefined) => void };

/** What the list is grouped by. */
export function GroupMenu({ groupBy, onChange }: GroupMenuProps) {
  const none = '';
  const label = groupBy ? paperGroupMessages.groupedBy(groupBy) : paperGroupMessages.group;
  return (
    <Menu
      checkedValues={{ group: [groupBy ?? none] }}
      onCheckedValueChange={(_event, data) => onChange(paperGroupingSchema.safeParse(data.checkedItems[0]).data)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={label} relationship="inaccessible" withArrow={false}>
          <Button
            as="button"
            appearance={groupBy ? 'secondary' : 'subtle'}
            icon={<GroupListRegular />}
            aria-label={label}
          />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItemRadio name="group" value={none}>
            {paperGroupMessages.ungrouped}
          </MenuItemRadio>
          {paperGroupingSchema.options.map((option) => (
            <MenuItemRadio key={option} name="group" value={option}>
              {paperGroupMessages.by[option]}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

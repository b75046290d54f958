import {
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { ChevronDownRegular, DismissRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { commonMessages } from '../messages/common.ts';

/** The look of a chip that opens something: also for chips that open a popover. */
export const useFilterStyles = makeStyles({
  chip: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '5px',
    minHeight: '32px',
    maxWidth: '240px',
    padding: '0 10px 0 12px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  active: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1Selected,
    color: tokens.colorNeutralForeground1,
  },
  text: { overflow: 'hidden', textOverflow: 'ellipsis' },
  list: { maxHeight: '60vh', overflowY: 'auto' },
});

export type FilterOption<Value extends string> = { value: Value; label: string; count?: string };

type FilterMenuProps<Value extends string> = {
  label: string;
  value: Value | undefined;
  options: readonly FilterOption<Value>[];
  onChange: (value: Value | undefined) => void;
  /** What the menu says when it has no options. */
  empty?: ReactNode;
};

/** A chip that opens a list of values; once one is chosen the chip says it. */
export function FilterMenu<Value extends string>(props: FilterMenuProps<Value>) {
  const { label, value, options, onChange, empty } = props;
  const styles = useFilterStyles();
  const chosen = options.find((option) => option.value === value);
  const all = '';
  return (
    <Menu
      checkedValues={{ value: [value ?? all] }}
      onCheckedValueChange={(_event, data) => {
        const picked = data.checkedItems[0];
        onChange(options.find((option) => option.value === picked)?.value);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <button type="button" className={mergeClasses(styles.chip, value !== undefined && styles.active)}>
          <span className={styles.text}>{chosen ? `${label}: ${chosen.label}` : label}</span>
          <ChevronDownRegular aria-hidden="true" />
        </button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList className={styles.list}>
          {options.length === 0 && empty}
          {options.length > 0 && (
            <MenuItemRadio name="value" value={all} icon={value === undefined ? undefined : <DismissRegular />}>
              {commonMessages.all}
            </MenuItemRadio>
          )}
          {options.map((option) => (
            <MenuItemRadio key={option.value} name="value" value={option.value} secondaryContent={option.count}>
              {option.label}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

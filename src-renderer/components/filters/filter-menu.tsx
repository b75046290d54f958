import {
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
} from '@fluentui/react-components';
import { ChevronDownRegular, DismissRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { commonMessages } from '../../messages/common.ts';
import { useChipStyles } from '../chips.tsx';

const useStyles = makeStyles({ list: { maxHeight: '60vh', overflowY: 'auto' } });

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
  const chip = useChipStyles();
  const styles = useStyles();
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
        <button type="button" className={mergeClasses(chip.chip, value !== undefined && chip.active)}>
          <span className={chip.text}>{chosen ? `${label}: ${chosen.label}` : label}</span>
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

import { Button, type ButtonProps, Tooltip } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { ariaKeys, keyHint } from './shortcuts.ts';

type ActionButtonProps = Pick<ButtonProps, 'appearance' | 'size' | 'disabled' | 'className' | 'aria-pressed'> & {
  label: string;
  icon?: ReactElement;
  /** The key that does the same, told in the tooltip: "ctrl+k". It does not bind the key. */
  shortcut?: string;
  /** Shows the icon alone; the label goes to the tooltip and to screen readers. */
  iconOnly?: boolean;
  onClick?: () => void;
};

/** A button whose tooltip names its key. */
export function ActionButton({ label, icon, shortcut, iconOnly = false, onClick, ...rest }: ActionButtonProps) {
  const hint = keyHint(label, shortcut);
  const button = (
    <Button
      as="button"
      {...rest}
      icon={icon}
      onClick={onClick}
      aria-label={iconOnly ? label : undefined}
      aria-keyshortcuts={shortcut && ariaKeys(shortcut)}
    >
      {iconOnly ? undefined : label}
    </Button>
  );
  if (!iconOnly && !shortcut) return button;
  return (
    <Tooltip content={hint} relationship="inaccessible" withArrow={false}>
      {button}
    </Tooltip>
  );
}

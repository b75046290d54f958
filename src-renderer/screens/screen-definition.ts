import type { FluentIcon } from '@fluentui/react-icons';
import type { FunctionComponent } from 'react';

/** A screen of the registry: where it is, how the navigation shows it and what draws it. */
export type ScreenDefinition = {
  key: string;
  path: string;
  title: string;
  icon: FluentIcon;
  activeIcon: FluentIcon;
  /** Where the navigation lists it. */
  group: 'work' | 'system';
  /** The key that goes there: "alt+1". */
  shortcut: string;
  component: FunctionComponent;
  /** Deeper addresses of the same screen ("/planillas/$planillaId"). */
  pages?: readonly { path: string; component: FunctionComponent }[];
};

import type { FluentIcon } from '@fluentui/react-icons';
import type { FunctionComponent } from 'react';
import type { Offer } from '../client/is-offered.ts';

/** A screen of the registry: where it is, how the navigation shows it and what draws it. */
export type ScreenDefinition = Offer & {
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
  pages?: readonly (Pick<ScreenDefinition, 'path' | 'component'> & Offer)[];
};

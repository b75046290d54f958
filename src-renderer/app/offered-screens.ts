import type { HostCapabilities } from '../../src-shared/contract/library-contract.ts';
import { useCapabilities } from '../client/api-context.tsx';
import { isOffered, type Offer } from '../client/is-offered.ts';
import { screens } from '../screens/index.ts';
import type { ScreenDefinition } from '../screens/screen-definition.ts';

/** The screens that a host has something for, each with those of its pages that it has. */
export function offeredScreens(capabilities: HostCapabilities): readonly ScreenDefinition[] {
  const all: readonly ScreenDefinition[] = screens;
  const isHere = (offer: Offer) => isOffered(offer, capabilities);
  return all.filter(isHere).map(({ pages = [], ...screen }) => ({ ...screen, pages: pages.filter(isHere) }));
}

/** The screens that this host has something for. */
export function useScreens(): readonly ScreenDefinition[] {
  return offeredScreens(useCapabilities());
}

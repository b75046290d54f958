import type { HostCapabilities } from '../../src-shared/contract/library-contract.ts';

/** Something of the interface that not every host has a use for. */
export type Offer = {
  /** What the host must be able to do; without it nothing leads there. */
  needs?: keyof HostCapabilities;
};

/** Whether a host can do what something needs. */
export function isOffered({ needs }: Offer, capabilities: HostCapabilities): boolean {
  return needs === undefined || capabilities[needs];
}

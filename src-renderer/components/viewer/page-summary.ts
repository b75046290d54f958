import type { ContractOutputs } from '../../../src-shared/contract/index.ts';

/** What can be said of a page without its text. */
export type PageSummary = ContractOutputs['sources']['get']['pages'][number];

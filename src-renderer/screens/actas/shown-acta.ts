import type { ContractOutputs } from '../../../src-shared/contract/index.ts';

/** What the host says of an acta. */
export type ShownActa = ContractOutputs['actas']['get'];

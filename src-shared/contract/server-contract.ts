import type { AnyContractProcedure, ContractRouterClient } from '@orpc/contract';
import { accountsContract } from './accounts-contract.ts';
import { districtAreaContract } from './district-area-contract.ts';
import { syncContract, unqueuedContract } from './sync-contract.ts';

/** What people ask of the district's server. The key of a procedure is its name: `district.schools.add`. */
export const peopleOfDistrictContract = { account: accountsContract, district: districtAreaContract };

/** What a browser of the district asks with: `createORPCClient(new OpenAPILink(peopleOfDistrictContract, …))`. */
export type DistrictServerClient = ContractRouterClient<typeof peopleOfDistrictContract>;

/** Everything that the district's server answers. */
export const serverContract = { sync: { ...syncContract, ...unqueuedContract }, ...peopleOfDistrictContract };

/** A procedure with its name and where it is asked, after `/api`. */
export type NamedProcedure = { name: string; path: string; method: string };

/** Every procedure of a contract, by the names of its branches. */
export function listProcedures(branch: object, prefix = ''): NamedProcedure[] {
  return Object.entries(branch).flatMap(([key, found]: [string, object]) => {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (!isProcedure(found)) return listProcedures(found, name);
    const { path, method } = found['~orpc'].route;
    return [{ name, path: path ?? '', method: method ?? 'POST' }];
  });
}

function isProcedure(found: object): found is AnyContractProcedure {
  return '~orpc' in found;
}

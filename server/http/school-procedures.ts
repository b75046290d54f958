import { isContractProcedure } from '@orpc/contract';
import { contract } from '../../src-shared/contract/index.ts';
import { type SchoolProcedure, schoolPermissions } from '../../src-shared/contract/school-permissions.ts';

/** Whether the server answers it to somebody: the rest is done on a PC. */
export function isAnsweredHere(name: SchoolProcedure): boolean {
  return schoolPermissions[name] !== 'on-a-pc';
}

/** What a procedure of a school's takes; undefined where it takes nothing. */
export function inputSchemaOf(name: SchoolProcedure): unknown {
  let found: unknown = contract;
  for (const key of name.split('.')) found = new Map(Object.entries(Object(found))).get(key);
  return isContractProcedure(found) ? found['~orpc'].inputSchema : undefined;
}

import { expect, it } from 'vitest';
import { districtErrors } from '../../src-shared/contract/district-refusals.ts';
import { syncContract, unqueuedContract } from '../../src-shared/contract/sync-contract.ts';
import { isErrorCode } from '../../src-shared/domain/errors.ts';

const procedures = Object.entries({ ...syncContract, ...unqueuedContract }).map(([name, procedure]) => ({
  name,
  ...procedure['~orpc'],
}));

it('has an address for each thing that a PC may ask, and no two the same', () => {
  const addresses = procedures.map(({ route }) => `${route.method} ${route.path}`);
  expect(new Set(addresses).size).toBe(procedures.length);
  expect(addresses.every((address) => /^(POST|GET) \/sync\/[a-z/]+$/.test(address))).toBe(true);
});

it('declares for each that it may be refused with a code of the catalogue and the status of that code', () => {
  for (const { name, errorMap } of procedures) {
    const refusals = Object.entries(errorMap);
    expect(refusals.length, name).toBeGreaterThan(4);
    for (const [code, refusal] of refusals) {
      expect(isErrorCode(code), `${name}: ${code}`).toBe(true);
      expect(refusal?.status).toBe(districtErrors[code as keyof typeof districtErrors].status);
    }
  }
});

it('asks a signature of everybody but who enrols', () => {
  const unsigned = procedures.filter(({ errorMap }) => !('SIGNATURE_REFUSED' in errorMap)).map(({ name }) => name);
  expect(unsigned).toEqual(['enrol']);
});

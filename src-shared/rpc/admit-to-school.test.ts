import { expect, it } from 'vitest';
import type { MissingFactor } from '../domain/district/missing-second-factor.ts';
import type { SignedIn } from '../use-cases/district/callers.ts';
import { admitToSchool } from './admit-to-school.ts';

const schools = [{ id: 'own', name: 'Escuela 12' }];

function ask(role: SignedIn['user']['role'], missing: MissingFactor | null = null, schoolId = 'own') {
  const noted: string[] = [];
  const signedIn = { user: { id: 'u', role, schools }, session: { id: 's' }, missing } as unknown as SignedIn;
  const noteRefused = async (_caller: unknown, name: string) => void noted.push(name);
  const asking = { signedIn, schoolId, name: 'planillas.edit' } as const;
  return admitToSchool(asking, { noteRefused }).then(
    () => ({ code: 'in', noted }),
    ({ code }: { code: string }) => ({ code, noted }),
  );
}

it('lets nobody in who has not proved as much as is demanded, whatever their role', async () => {
  for (const missing of ['code', 'set-up'] as const) {
    for (const role of ['secretary', 'principal', 'inspector'] as const) {
      expect(await ask(role, missing)).toMatchObject({ code: 'SECOND_FACTOR_DEMANDED' });
    }
  }
  expect(await ask('secretary')).toEqual({ code: 'in', noted: [] });
});

it('writes down what was refused by a role, and tells of another school that it is not there', async () => {
  expect(await ask('inspector')).toEqual({ code: 'NOT_ALLOWED', noted: ['planillas.edit'] });
  expect(await ask('technician')).toEqual({ code: 'NOT_ALLOWED', noted: ['planillas.edit'] });
  expect(await ask('secretary', null, 'other')).toEqual({ code: 'NOT_IN_DISTRICT', noted: [] });
});

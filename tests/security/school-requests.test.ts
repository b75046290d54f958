import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { personHeader } from '../../src-shared/contract/accounts-contract.ts';
import { contract } from '../../src-shared/contract/index.ts';
import { schoolAddresses } from '../../src-shared/contract/school-addresses.ts';
import { isSchoolProcedure, schoolPermissions } from '../../src-shared/contract/school-permissions.ts';
import { columnDefinitionSchema, planillaScopeSchema } from '../../src-shared/domain/planilla.ts';
import { type DistrictForTests, startDistrictForTests } from '../fixtures/district-for-tests.ts';
import { addPerson, type PersonForTests } from '../fixtures/person-for-tests.ts';
import { atSchool } from '../fixtures/school-client.ts';
import { type Schema, valuesOf } from '../fixtures/values-of-schema.ts';

/** The same in every run, so that what is found can be found again; others with AMANUENSE_SEED and AMANUENSE_RUNS. */
const seed = Number(process.env.AMANUENSE_SEED ?? 1);
const runs = Number(process.env.AMANUENSE_RUNS ?? 15);

let nowMs = Date.UTC(2026, 2, 2, 11);
let district: DistrictForTests;
let principal: PersonForTests;
let schoolId: string;
/** What is there, so that more than names of nothing is asked for. */
let ids: string[];

beforeAll(async () => {
  district = await startDistrictForTests({ now: () => nowMs }, { keepsLibraries: true });
  schoolId = await district.addSchool('Escuela 12');
  principal = await addPerson(district, { role: 'principal', schoolIds: [schoolId] });
  ids = await fill();
}, 60_000);
afterAll(() => district?.stop());

/** A person, a planilla with a row and a prompt; gives their ids. */
async function fill(): Promise<string[]> {
  const client = atSchool(district, principal, schoolId);
  const rest = { dni: null, course: '3.º B', birthDate: null, details: {} };
  const { personId } = await client.people.create({ role: 'pupil', familyName: 'Ñáñez', givenName: 'Eva', ...rest });
  const columns = [columnDefinitionSchema.parse({ name: 'Domicilio', type: 'text' })];
  const scope = planillaScopeSchema.parse({});
  const { planillaId } = await client.planillas.create({ title: 'Domicilios', rowKind: 'document', scope, columns });
  await client.planillas.addRow({ planillaId });
  const planilla = await client.planillas.get({ planillaId });
  const { rows } = await client.planillas.rows({ planillaId });
  return [personId, planillaId, ...planilla.columns.map(({ id }) => id), ...rows.map(({ id }) => id)];
}

type Described = { name: string; schema: Schema };
/** What oRPC keeps of a procedure, as far as it is looked at here. */
type Kept = { '~orpc'?: { inputSchema?: z.ZodType } };

/** Every procedure that may be asked of the server, with what it asks for. */
function proceduresOf(branch: object, names: readonly string[] = []): Described[] {
  return Object.entries(branch).flatMap(([name, inner]: [string, object & Kept]) => {
    const path = [...names, name];
    if (inner['~orpc'] === undefined) return proceduresOf(inner, path);
    const { inputSchema } = inner['~orpc'];
    const whole = path.join('.');
    if (!isSchoolProcedure(whole) || schoolPermissions[whole] === 'on-a-pc') return [];
    // The converter's own type is wider than what our contracts say.
    const schema = (inputSchema ? z.toJSONSchema(inputSchema, { io: 'input', unrepresentable: 'any' }) : {}) as Schema;
    return [{ name: whole, schema }];
  });
}

async function ask(name: string, input: unknown): Promise<void> {
  // Nobody is to be refused for coming often.
  nowMs += 1000;
  const stop = new AbortController();
  const headers = {
    'content-type': 'application/json',
    [personHeader.name]: personHeader.value,
    cookie: principal.cookie() ?? '',
    'x-forwarded-for': randomUUID(),
  };
  const url = `${district.url}${schoolAddresses.rpc(schoolId)}/${name.replaceAll('.', '/')}`;
  const body = JSON.stringify({ json: input });
  const response = await fetch(url, { method: 'POST', headers, body, signal: stop.signal });
  const isNews = response.headers.get('content-type')?.startsWith('text/event-stream');
  const text = isNews ? '' : await response.text();
  if (isNews) stop.abort();
  expect(response.status, `${name} ${body.slice(0, 2000)}: ${text.slice(0, 500)}`).toBeLessThan(500);
}

it.each(proceduresOf(contract))(
  'answers a principal $name without failing, whatever it is asked',
  async ({ name, schema }) => {
    const known = fc.oneof({ arbitrary: fc.constantFrom(...ids), weight: 3 }, fc.uuid());
    await fc.assert(
      fc.asyncProperty(valuesOf(schema, known), (input) => ask(name, input)),
      { numRuns: runs, seed },
    );
  },
);

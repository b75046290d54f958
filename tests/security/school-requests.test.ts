import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { personHeader } from '../../src-shared/contract/accounts-contract.ts';
import { schoolAddresses } from '../../src-shared/contract/school-addresses.ts';
import { schoolPermissions } from '../../src-shared/contract/school-permissions.ts';
import { columnDefinitionSchema, planillaScopeSchema } from '../../src-shared/domain/planilla.ts';
import { type DeclaredAnswers, fetchDeclared } from '../fixtures/declared-answers.ts';
import { type DistrictForTests, startDistrictForTests } from '../fixtures/district-for-tests.ts';
import { addPerson, type PersonForTests } from '../fixtures/person-for-tests.ts';
import { atSchool } from '../fixtures/school-client.ts';
import { formOf, mostly, valuesOf } from '../fixtures/values-of-schema.ts';

/** The same in every run, so that what is found can be found again; others with AMANUENSE_SEED and AMANUENSE_RUNS. */
const seed = Number(process.env.AMANUENSE_SEED ?? 1);
const runs = Number(process.env.AMANUENSE_RUNS ?? 15);

let nowMs = Date.UTC(2026, 2, 2, 11);
let district: DistrictForTests;
let principal: PersonForTests;
let schoolId: string;
/** What is there, by how it is named, so that more than names of nothing is asked for. */
let named: Record<string, string[]>;
let declared: DeclaredAnswers;

beforeAll(async () => {
  district = await startDistrictForTests({ now: () => nowMs }, { keepsLibraries: true });
  schoolId = await district.addSchool('Escuela 12');
  principal = await addPerson(district, { role: 'principal', schoolIds: [schoolId] });
  named = await fill();
  declared = await fetchDeclared(district);
}, 60_000);
afterAll(() => district?.stop());

/** A bit of everything that a browser makes; gives its ids. */
async function fill(): Promise<Record<string, string[]>> {
  const client = atSchool(district, principal, schoolId);
  const rest = { dni: null, course: '3.º B', birthDate: null, details: {} };
  const { personId } = await client.people.create({ role: 'pupil', familyName: 'Ñáñez', givenName: 'Eva', ...rest });
  const columns = [columnDefinitionSchema.parse({ name: 'Domicilio', type: 'text' })];
  const scope = planillaScopeSchema.parse({});
  const { planillaId } = await client.planillas.create({ title: 'Domicilios', rowKind: 'document', scope, columns });
  await client.planillas.addRow({ planillaId });
  const planilla = await client.planillas.get({ planillaId });
  const { rows } = await client.planillas.rows({ planillaId });
  const { folderId } = await client.sources.createFolder({ name: 'Notas', parentId: null });
  const note = new File(['Nota: la alumna Eva Ñáñez presentó el certificado.'], 'nota.txt');
  const { jobId } = await client.sources.upload({ files: [note], folderId });
  await vi.waitUntil(async () => (await client.jobs.get({ jobId })).state === 'completed', 40_000);
  const sources = await client.sources.search({ query: 'certificado', filter: {}, limit: 5 });
  const { promptId } = await client.prompts.create({ name: 'Breve', use: 'ask', text: 'Contestá en una línea.' });
  for await (const _ of await client.ask.ask({ question: '¿Quién presentó el certificado?', in: 'new' }));
  const { items: conversations } = await client.ask.conversations({});
  const { turns } = await client.ask.conversation({ conversationId: conversations[0]!.id });
  const [ready] = await client.documents.readyTemplates();
  const { templateId } = await client.documents.addReadyTemplate({ key: ready!.key });
  const { markingId } = await client.markings.beginFrom({ templateId });
  const { takeId } = await client.recordings.takes.begin({ name: 'Reunión' });
  return {
    id: [personId],
    personId: [personId],
    planillaId: [planillaId],
    columnId: planilla.columns.map(({ id }) => id),
    rowId: rows.map(({ id }) => id),
    folderId: [folderId],
    parentId: [folderId],
    sourceId: sources.map(({ sourceId }) => sourceId),
    jobId: [jobId],
    promptId: [promptId],
    conversationId: conversations.map(({ id }) => id),
    turnId: turns.map(({ id }) => id),
    templateId: [templateId],
    markingId: [markingId],
    takeId: [takeId],
  };
}

/** Whose news never end by themselves. */
const endless = 'jobs.watchAll';

/** As programs ask, by what the OpenAPI says, or as the school's page does. */
type Asking = { name: string; input: unknown; spelled: 'json' | 'form' | 'page' };

async function ask({ name, input, spelled }: Asking): Promise<void> {
  // Nobody is to be refused for coming often.
  nowMs += 1000;
  const stop = new AbortController();
  const headers = {
    [personHeader.name]: personHeader.value,
    cookie: principal.cookie() ?? '',
    'x-forwarded-for': randomUUID(),
    ...(spelled !== 'form' && { 'content-type': 'application/json' }),
  };
  const place = spelled === 'page' ? schoolAddresses.rpc(schoolId) : schoolAddresses.api(schoolId);
  const body = spelled === 'form' ? formOf(input) : JSON.stringify(spelled === 'page' ? { json: input } : input);
  const url = `${district.url}${place}/${name.replaceAll('.', '/')}`;
  const response = await fetch(url, { method: 'POST', headers, body, signal: stop.signal });
  const type = response.headers.get('content-type');
  const isLeft = name === endless && (type?.startsWith('text/event-stream') ?? false);
  const text = isLeft ? '' : await response.text();
  if (isLeft) stop.abort();
  const { status } = response;
  const said = `${name} ${spelled} ${JSON.stringify(input)?.slice(0, 2000)}: ${status} ${text.slice(0, 500)}`;
  expect(status, said).toBeLessThan(500);
  // The page is told of what nobody expected with the status of every refusal.
  expect(text, said).not.toContain('"code":"INTERNAL"');
  if (spelled === 'page') return;
  expect(declared.faultsOf({ path: pathOf(name), method: 'post', status, type, text }), said).toBe('');
}

const pathOf = (name: string) => `/schools/{schoolId}/${name.replaceAll('.', '/')}`;
const answeredHere = Object.entries(schoolPermissions).flatMap(([name, way]) => (way === 'on-a-pc' ? [] : [name]));

it.each(answeredHere)('answers a principal %s as it says it does, whatever it is asked', async (name) => {
  const ids = fc.oneof({ arbitrary: fc.constantFrom(...Object.values(named).flat()), weight: 3 }, fc.uuid());
  const { schema, isForm } = declared.bodyOf(pathOf(name));
  const asking = fc.record({
    name: fc.constant(name),
    input: valuesOf(schema, { ids, named }),
    spelled: mostly<Asking['spelled'], Asking['spelled']>(
      fc.constant(isForm ? 'form' : 'json'),
      fc.constantFrom('json', 'page'),
    ),
  });
  await fc.assert(fc.asyncProperty(asking, ask), { numRuns: runs, seed });
});

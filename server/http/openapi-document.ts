import type { OpenAPI } from '@orpc/contract';
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { districtPermissions, type PeopleProcedure } from '../../src-shared/contract/district-permissions.ts';
import { listProcedures, peopleOfDistrictContract, serverContract } from '../../src-shared/contract/server-contract.ts';
import { syncProtocol } from '../../src-shared/domain/sync/sync-messages.ts';
import { describeSchools } from './school-document.ts';
import { sessionCookieName } from './session-cookie.ts';

/** The one thing that a PC asks before it has a name. */
export const unsignedPath = '/sync/enrol';

const openPaths: ReadonlySet<string> = new Set([
  unsignedPath,
  ...listProcedures(peopleOfDistrictContract)
    .filter(({ name }) => districtPermissions[name as PeopleProcedure] === 'anybody')
    .map(({ path }) => path),
]);

const description =
  'What PCs of schools (/sync) and people (/account, /district, /schools) ask of their district’s server. ' +
  'Every request of a PC but that which enrols is signed by HTTP Message Signatures (RFC 9421, ed25519) over ' +
  '@method, @path, @query and content-digest (RFC 9530), with created, nonce and the device’s id as keyid. ' +
  'Every POST of a person bears the header x-amanuense: 1. /schools/{schoolId} is that school’s library, which ' +
  'its secretary and its principal ask; a form with files has a part for each field and for each item of a list.';

/** What the server answers, as OpenAPI 3.1; `keepsLibraries`: schools' libraries too. */
export async function createOpenApiDocument({ keepsLibraries }: { keepsLibraries: boolean }) {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(serverContract, {
    info: {
      title: "Amanuense: the district's server",
      version: String(syncProtocol),
      description,
    },
    servers: [{ url: '/api' }],
    components: {
      securitySchemes: {
        signature: { type: 'apiKey', in: 'header', name: 'signature', description: 'RFC 9421, with signature-input' },
        session: { type: 'apiKey', in: 'cookie', name: sessionCookieName, description: 'Set by /account/sign-in' },
      },
    },
  });
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    for (const operation of [operations?.post, operations?.get]) {
      if (operation && !openPaths.has(path))
        operation.security = [{ [path.startsWith('/sync/') ? 'signature' : 'session']: [] }];
    }
  }
  const answers = document.paths?.['/sync/blob/read']?.get?.responses;
  // What the generator has no word for: a part of a file.
  if (answers?.[200])
    Object.assign(answers, { 206: answers[200], 416: { description: 'The range begins past the end' } });
  const schools = keepsLibraries ? await describeSchools(generator) : { paths: {}, components: {} };
  const paths: OpenAPI.PathsObject = { ...document.paths, ...schools.paths };
  for (const item of Object.values(paths)) {
    demandForms(item?.post);
    tellNothing(item?.post);
  }
  return { ...document, paths, components: { ...document.components, ...schools.components } };
}

/** A file comes in a form, and in nothing else. */
function demandForms(operation: OpenAPI.OperationObject | undefined): void {
  const body = operation?.requestBody;
  if (body !== undefined && 'content' in body && body.content['multipart/form-data'] !== undefined)
    delete body.content['application/json'];
}

/** What the generator describes as an answer of a shape that nothing has is no answer. */
function tellNothing(operation: OpenAPI.OperationObject | undefined): void {
  const answer = operation?.responses?.[200];
  if (answer === undefined || !('content' in answer)) return;
  const schema = answer.content?.['application/json']?.schema;
  const ways = schema !== undefined && 'anyOf' in schema ? schema.anyOf : undefined;
  if (ways?.every((way) => 'not' in way && Object.keys(way.not ?? {}).length === 0)) delete answer.content;
}

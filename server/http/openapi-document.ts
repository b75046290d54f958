import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { districtPermissions, type PeopleProcedure } from '../../src-shared/contract/district-permissions.ts';
import { listProcedures, peopleOfDistrictContract, serverContract } from '../../src-shared/contract/server-contract.ts';
import { syncProtocol } from '../../src-shared/domain/sync/sync-messages.ts';
import { sessionCookieName } from './session-cookie.ts';

/** The one thing that a PC asks before it has a name. */
export const unsignedPath = '/sync/enrol';

const openPaths: ReadonlySet<string> = new Set([
  unsignedPath,
  ...listProcedures(peopleOfDistrictContract)
    .filter(({ name }) => districtPermissions[name as PeopleProcedure] === 'anybody')
    .map(({ path }) => path),
]);

/** What the server answers, as OpenAPI 3.1. */
export async function createOpenApiDocument() {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(serverContract, {
    info: {
      title: "Amanuense: the district's server",
      version: String(syncProtocol),
      description:
        'What PCs of schools (/sync) and people in a browser (/account, /district) ask of their district’s server. ' +
        'Every request of a PC but that which enrols is signed by HTTP Message Signatures (RFC 9421, ed25519) over ' +
        '@method, @path, @query and content-digest (RFC 9530), with created, nonce and the device’s id as keyid. ' +
        'Every POST of a person bears the header x-amanuense: 1.',
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
  return document;
}

import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { blobBytesContract, syncContract } from '../../src-shared/contract/sync-contract.ts';
import { syncProtocol } from '../../src-shared/domain/sync/sync-messages.ts';

/** The one thing that a PC asks before it has a name. */
export const unsignedPath = '/sync/enrol';

/** What the server answers, as OpenAPI 3.1. */
export async function createOpenApiDocument() {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(
    { ...syncContract, ...blobBytesContract },
    {
      info: {
        title: "Amanuense: the district's server",
        version: String(syncProtocol),
        description:
          'What the PCs of schools ask of their district’s server. Every request but that which enrols is signed by ' +
          'HTTP Message Signatures (RFC 9421, ed25519) over @method, @path, @query and content-digest (RFC 9530), with ' +
          'created, nonce and the device’s id as keyid.',
      },
      servers: [{ url: '/api' }],
      components: {
        securitySchemes: {
          signature: { type: 'apiKey', in: 'header', name: 'signature', description: 'RFC 9421, with signature-input' },
        },
      },
    },
  );
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    for (const operation of [operations?.post, operations?.get]) {
      if (operation && path !== unsignedPath) operation.security = [{ signature: [] }];
    }
  }
  const answers = document.paths?.['/sync/blob/read']?.get?.responses;
  // What the generator has no word for: a part of a file.
  if (answers?.[200])
    Object.assign(answers, { 206: answers[200], 416: { description: 'The range begins past the end' } });
  return document;
}

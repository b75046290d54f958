import type { OpenAPI } from '@orpc/contract';
import type { OpenAPIGenerator } from '@orpc/openapi';
import { contract } from '../../src-shared/contract/index.ts';
import { isSchoolProcedure } from '../../src-shared/contract/school-permissions.ts';
import { refusalStatus, schoolRefusals, usualRefusalStatus } from '../../src-shared/contract/school-refusals.ts';
import { isAnsweredHere } from './school-procedures.ts';

type Described = Pick<OpenAPI.Document, 'paths'> & { components: OpenAPI.ComponentsObject };

const refusalReference = { $ref: '#/components/schemas/SchoolRefusal' };
const security = [{ session: [] }];
const bytes = { 'application/octet-stream': { schema: { type: 'string', contentEncoding: 'binary' } } } as const;

/** What people ask of their school's library, each procedure at its name below `/schools/{schoolId}`. */
export async function describeSchools(generator: OpenAPIGenerator): Promise<Described> {
  const { paths = {} } = await generator.generate(
    { school: contract },
    { info: { title: '', version: '' }, filter: ({ path }) => isDescribed(path.slice(1).join('.')) },
  );
  const described = Object.entries(paths).flatMap(([path, item]) =>
    item?.post === undefined
      ? []
      : [[path.replace('/school/', '/schools/{schoolId}/'), describe(item, item.post)] as const],
  );
  return {
    paths: { ...Object.fromEntries(described), '/schools/{schoolId}/sound/{sourceId}': sound },
    components,
  };
}

function isDescribed(name: string): boolean {
  return isSchoolProcedure(name) && isAnsweredHere(name);
}

function describe(item: OpenAPI.PathItemObject, operation: OpenAPI.OperationObject): OpenAPI.PathItemObject {
  const [, branch = ''] = operation.operationId?.split('.') ?? [];
  tellFailures(operation);
  Object.assign(operation, { tags: [branch], security, responses: { ...operation.responses, ...refusals } });
  return Object.assign(item, { parameters: [parameterOf('schoolId')] });
}

/** What the last event of a stream says that fails. */
function tellFailures({ responses }: OpenAPI.OperationObject): void {
  const answer = responses?.[200];
  const schema =
    answer !== undefined && 'content' in answer ? answer.content?.['text/event-stream']?.schema : undefined;
  for (const event of schema !== undefined && 'oneOf' in schema ? (schema.oneOf ?? []) : []) {
    if ('properties' in event && isErrorEvent(event)) Object.assign(event.properties ?? {}, { data: refusalReference });
  }
}

function isErrorEvent({ properties }: OpenAPI.SchemaObject): boolean {
  const { event } = properties ?? {};
  return event !== undefined && 'const' in event && event.const === 'error';
}

const refusals: Record<string, OpenAPI.ReferenceObject> = Object.fromEntries(
  [...new Set([...schoolRefusals.map(refusalStatus), usualRefusalStatus])].map((status) => [
    status,
    { $ref: `#/components/responses/SchoolRefused${status}` },
  ]),
);

const components: OpenAPI.ComponentsObject = {
  parameters: {
    schoolId: { name: 'schoolId', in: 'path', required: true, schema: { type: 'string' } },
    sourceId: { name: 'sourceId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
  },
  schemas: {
    SchoolRefusal: {
      type: 'object',
      properties: {
        defined: { const: true },
        code: { type: 'string', description: 'A code of the catalogue (src-shared/domain/error-catalogue.ts)' },
        status: { type: 'integer' },
        message: { type: 'string', description: 'What happened and what to do, in Spanish, for a person' },
        data: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
      },
      required: ['defined', 'code', 'status', 'message', 'data'],
    },
  },
  responses: Object.fromEntries(
    Object.keys(refusals).map((status) => [`SchoolRefused${status}`, refusedWith(Number(status))]),
  ),
};

function refusedWith(status: number): OpenAPI.ResponseObject {
  const isUsual = status === usualRefusalStatus;
  const codes = schoolRefusals.filter((code) => refusalStatus(code) === status);
  const code = isUsual ? {} : { enum: codes };
  const schema = { allOf: [refusalReference, { properties: { code, status: { const: status } } }] };
  return {
    description: isUsual ? 'Every other code' : codes.join(', '),
    content: { 'application/json': { schema } },
  };
}

function parameterOf(name: string): OpenAPI.ReferenceObject {
  return { $ref: `#/components/parameters/${name}` };
}

const sound: OpenAPI.PathItemObject = {
  parameters: [parameterOf('schoolId'), parameterOf('sourceId')],
  get: {
    operationId: 'school.sound',
    summary: 'Gives the sound of a recording, or the bytes of it that a Range names (206)',
    tags: ['sources'],
    security,
    responses: {
      200: { description: 'OK', content: bytes },
      206: { description: 'Part of it', content: bytes },
      416: { description: 'The range begins past the end' },
      ...refusals,
    },
  },
};

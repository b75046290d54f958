import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

type Node = Record<string, unknown>;
export type BodyCheck = {
  /** What is wrong with a body, one sentence each; none when it is as described. */
  violations(body: unknown): string[];
  /** Fields of a body that the description does not name: newer than it, or wrong. */
  undeclared(body: unknown): string[];
};

const root = 'vendor';

/** A vendor's published OpenAPI description, asked for the shape of one body at a time. */
export function readVendorDescription(file: string) {
  const parsed = withNulls(parse(readFileSync(file, 'utf8')));
  const description = isNode(parsed) ? parsed : {};
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, logger: false });
  addFormats.default(ajv);
  ajv.addSchema(description, root);

  function find(pointer: readonly string[]): Node | undefined {
    let node: unknown = description;
    for (const step of pointer) node = isNode(node) ? node[step] : undefined;
    return isNode(node) ? node : undefined;
  }

  const checks = new Map<string, BodyCheck>();

  /** The names of the fields of a schema, through its references and its parts. */
  function fieldsOf(schema: Node | undefined): string[] {
    if (!schema) return [];
    if (typeof schema.$ref === 'string') return fieldsOf(find(schema.$ref.split('/').slice(1)));
    const parts = Array.isArray(schema.allOf) ? schema.allOf.filter(isNode).flatMap(fieldsOf) : [];
    return [...Object.keys(isNode(schema.properties) ? schema.properties : {}), ...parts];
  }

  return {
    hasOperation: (path: string, method: string) => find(['paths', path, method]) !== undefined,
    /** The check of the body at a place of the description; undefined when it describes none there. */
    bodyAt(pointer: readonly string[]): BodyCheck | undefined {
      const schema = find(pointer);
      if (!schema) return undefined;
      const place = pointer.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')));
      const reference = `${root}#/${place.join('/')}`;
      const known = checks.get(reference);
      if (known) return known;
      const validate = ajv.compile({ $ref: reference });
      const declared = new Set(fieldsOf(schema));
      const check: BodyCheck = {
        violations: (body) => {
          if (validate(body)) return [];
          return (validate.errors ?? []).map((error) => `${error.instancePath || 'body'} ${error.message}`);
        },
        undeclared: (body) => (isNode(body) ? Object.keys(body).filter((key) => !declared.has(key)) : []),
      };
      checks.set(reference, check);
      return check;
    },
  };
}

export type VendorDescription = ReturnType<typeof readVendorDescription>;

/** `nullable`, a word of older descriptions that some still write, as the validator understands it. */
function withNulls(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withNulls);
  if (!isNode(node)) return node;
  const { nullable, ...rest } = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withNulls(value)]));
  if (nullable === true) return { anyOf: [rest, { type: 'null' }] };
  return nullable === undefined ? rest : { ...rest, nullable };
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

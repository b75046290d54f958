import { z } from 'zod';
import { parseJson } from './read-message.ts';

/** As much of a schema as says how a form spells what it asks for. */
type Field = z.core.$ZodType;

/**
 * What a form says, as a procedure takes it. A form spells it as OpenAPI 3.1 has it: a part for each field and for each
 * item of a list, whose text is JSON where it is to be neither text nor a file. Throws `INVALID_INPUT` for what is no
 * JSON there.
 */
export function readFields(form: FormData, input: unknown): Record<string, unknown> {
  if (!(input instanceof z.ZodObject)) return {};
  return Object.fromEntries(
    Object.entries<Field>(input.shape).flatMap(([name, field]) => {
      const parts = form.getAll(name);
      return parts.length === 0 ? [] : [[name, readField(bare(field), parts)]];
    }),
  );
}

function readField(field: Field, parts: (string | File)[]): unknown {
  if (!(field instanceof z.ZodArray)) return readPart(field, parts[0]!);
  return parts.map((part) => readPart(bare(field.element), part));
}

function readPart(field: Field, part: string | File): unknown {
  const isText = field._zod.def.type === 'string' || field._zod.def.type === 'enum';
  return typeof part !== 'string' || isText || field instanceof z.ZodFile ? part : parseJson(part);
}

/** A field without what says that it may be left out. */
function bare(field: Field): Field {
  return field instanceof z.ZodOptional || field instanceof z.ZodDefault || field instanceof z.ZodNullable
    ? bare(field.unwrap())
    : field;
}

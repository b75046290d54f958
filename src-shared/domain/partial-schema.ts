import { z } from 'zod';

type Unwrapped<Schema> = Schema extends z.ZodDefault<infer Inner> ? Inner : Schema;
type PartialShape<Shape extends z.ZodRawShape> = {
  [Key in keyof Shape]: z.ZodOptional<Extract<Unwrapped<Shape[Key]>, z.core.SomeType>>;
};

/**
 * The same object with every field optional and no defaults, for updates: zod's own `partial` would fill what was not
 * given with its default, and so overwrite what is stored.
 */
export function partialWithoutDefaults<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
): z.ZodObject<PartialShape<Shape>> {
  const shape = Object.fromEntries(
    Object.entries(schema.shape).map(([key, field]) => [
      key,
      z.optional(field instanceof z.ZodDefault ? (field.unwrap() as z.core.$ZodType) : (field as z.core.$ZodType)),
    ]),
  );
  // Each field was unwrapped and made optional as the type says.
  return z.object(shape) as unknown as z.ZodObject<PartialShape<Shape>>;
}

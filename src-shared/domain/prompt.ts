import { z } from 'zod';
import { promptIdSchema } from './identifiers.ts';
import { builtInVariables, variableNamePattern } from './prompt-variables.ts';
import { publishedMarkSchema } from './published-mark.ts';

/** What a prompt is for: a way of answering questions, what a planilla's column looks for, or a text made from one paper. */
export const promptUseSchema = z.enum(['ask', 'column', 'document']);
export type PromptUse = z.infer<typeof promptUseSchema>;

/** Characters that a prompt may have: what it takes is taken from the papers that fit beside it. */
export const maximumPromptLength: Record<PromptUse, number> = { ask: 1000, column: 1500, document: 4000 };

/** A variable of the prompt's own, beside those that every prompt may use. */
export const promptVariableSchema = z.object({
  name: z
    .string()
    .regex(variableNamePattern)
    .refine((name) => !Object.hasOwn(builtInVariables, name)),
  /** What is asked of who uses it: "Hora de la reunión". */
  label: z.string().trim().min(1).max(80),
  /** The value that it has unless another is given; empty for none. */
  initial: z.string().max(200).default(''),
});

/** What a version of a prompt says, whole. */
export const promptContentSchema = z
  .object({
    name: z.string().trim().min(1).max(80),
    use: promptUseSchema,
    text: z.string().trim().min(1),
    variables: z.array(promptVariableSchema).max(12).default([]),
  })
  .refine(({ use, text }) => text.length <= maximumPromptLength[use], { path: ['text'] })
  .refine(({ variables }) => new Set(variables.map(({ name }) => name)).size === variables.length, {
    path: ['variables'],
  });
export type PromptContent = z.infer<typeof promptContentSchema>;

/** An instruction to the model, under a name: the school's own, or one that the district publishes. */
export const promptSchema = z.object({
  id: promptIdSchema,
  content: promptContentSchema,
  /** ISO instants. */
  createdAt: z.string(),
  trashedAt: z.string().nullable(),
  /** Of one of the district's. */
  published: publishedMarkSchema.optional(),
});
export type Prompt = z.infer<typeof promptSchema>;

/** One save of a prompt. */
export const promptVersionSchema = z.object({
  /** The operation that wrote it. */
  id: z.string(),
  content: promptContentSchema,
  /** ISO instant. */
  savedAt: z.string(),
  /** Who saved it. */
  by: z.string(),
});
export type PromptVersion = z.infer<typeof promptVersionSchema>;

/** A prompt that comes with the program, to begin from. */
export type ReadyPrompt = PromptContent & {
  key: string;
  /** One sentence: what comes out. */
  description: string;
};

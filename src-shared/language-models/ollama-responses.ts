import { z } from 'zod';

/*
 * What is read of Ollama's answers, checked as it comes in. Servers of several years are about: what is not needed may
 * be missing.
 */
const details = z
  .object({
    family: z.string().nullish(),
    parameter_size: z.string().nullish(),
    quantization_level: z.string().nullish(),
  })
  .default({});

export const tagsSchema = z.object({
  models: z.array(
    z.object({ name: z.string(), digest: z.string(), size: z.number(), modified_at: z.string(), details }),
  ),
});

export const runningSchema = z.object({
  models: z.array(
    z.object({
      name: z.string(),
      size: z.number(),
      size_vram: z.number().default(0),
      context_length: z.number().nullish(),
      expires_at: z.string(),
    }),
  ),
});

export const descriptionSchema = z.object({
  capabilities: z.array(z.string()).default([]),
  license: z.string().nullish(),
  modelfile: z.string().default(''),
  details,
  model_info: z.record(z.string(), z.unknown()).default({}),
});

export const progressSchema = z.object({
  status: z.string(),
  digest: z.string().optional(),
  total: z.number().optional(),
  completed: z.number().optional(),
});
export type OllamaProgress = z.infer<typeof progressSchema>;

export const embeddingsSchema = z.object({ embeddings: z.array(z.array(z.number())) });

export const speedSchema = z.object({
  load_duration: z.number().default(0),
  prompt_eval_count: z.number().default(0),
  prompt_eval_duration: z.number().default(0),
  eval_count: z.number().default(0),
  eval_duration: z.number().default(0),
});

/** A number of the model's own description: its keys begin with the name of its architecture ("gemma3.context_length"). */
export function architectureNumber(info: Record<string, unknown>, key: string): number | null {
  const value = info[`${String(info['general.architecture'])}.${key}`];
  return typeof value === 'number' ? value : null;
}

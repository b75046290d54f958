import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import { foldText } from '../../domain/fold-text.ts';
import { type PromptContent, promptContentSchema } from '../../domain/prompt.ts';
import { checkedContent } from './manage-prompts.ts';

const format = 'amanuense-prompts';
const version = 1;
const mostPrompts = 500;

const headSchema = z.object({ format: z.literal(format), version: z.number().int().min(1) });
const bodySchema = z.object({ prompts: z.array(promptContentSchema).min(1).max(mostPrompts) });

/** Whether what a file holds says that it is prompts. */
export function isPromptsFile(whole: unknown): boolean {
  return whole instanceof Object && 'format' in whole && whole.format === format;
}

/** What a file of prompts holds, as JSON. */
export function promptsFile(prompts: readonly PromptContent[]) {
  return { format, version, prompts };
}

/** The prompts of a file's text. Throws `PROMPTS_FILE_INVALID`, `PROMPTS_FILE_NEWER`, `PROMPT_VARIABLE_UNKNOWN`. */
export function readPromptsFile(text: string, name: string): PromptContent[] {
  const invalid = (cause?: unknown) => new AppError('PROMPTS_FILE_INVALID', { name }, { cause });
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch (cause) {
    throw invalid(cause);
  }
  const head = headSchema.safeParse(whole);
  if (!head.success) throw invalid(head.error);
  if (head.data.version > version) throw new AppError('PROMPTS_FILE_NEWER', { name });
  const body = bodySchema.safeParse(whole);
  if (!body.success) throw invalid(body.error);
  const names = new Set(body.data.prompts.map((prompt) => foldText(prompt.name)));
  if (names.size < body.data.prompts.length) throw invalid();
  return body.data.prompts.map(checkedContent);
}

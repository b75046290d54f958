import { z } from 'zod';

/** What a school sets once. Each has a default: a library works before anybody sets anything. */
export const librarySettingsSchema = z.object({
  schoolName: z.string().max(200).default(''),
  /** Who works at this PC: written beside each change. */
  userName: z.string().max(120).default(''),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  firstRunDone: z.boolean().default(false),
  /** Ollama's address on this PC. */
  ollamaUrl: z.string().default('http://127.0.0.1:11434'),
  /** The model that fills what the rules left empty; null for rules alone. */
  languageModel: z.string().nullable().default(null),
  /** Whether a second, independent reading checks the model's values. */
  secondReading: z.boolean().default(true),
  trashDays: z.number().int().min(1).max(365).default(30),
});
export type LibrarySettings = z.infer<typeof librarySettingsSchema>;

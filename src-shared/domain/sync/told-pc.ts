import { z } from 'zod';

const letters = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);
const bytes = z.number().int().nonnegative().nullable();

/** What a PC tells its district of itself when it greets it: nothing of what is in its library, nor who sits at it. */
export const toldPcSchema = z.object({
  /** As people of the school call it. */
  name: letters(60),
  /** The program's. */
  version: letters(40),
  system: letters(80),
  /** Of the disk of its library, and what the library takes of it; null where the system does not tell. */
  freeBytes: bytes,
  libraryBytes: bytes,
  /** Why it last could not synchronise, though the server answered. Times are milliseconds since 1970. */
  failure: z.object({ code: letters(60), atMs: z.number() }).nullable(),
});
export type ToldPc = z.infer<typeof toldPcSchema>;

/** What can be told of any text: one line, cut to its length. */
export function tellable(text: string, most: number): string {
  return text
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trim()
    .slice(0, most)
    .replace(/\p{Cs}/gu, '');
}

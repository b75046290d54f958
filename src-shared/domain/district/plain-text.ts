import { z } from 'zod';

/** A line of text, as a database can keep it: neither control characters nor halves of characters. */
export function plainText(most: number, least = 1) {
  return z
    .string()
    .trim()
    .min(least)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);
}

/** An id as it comes from outside: of what is not there, or not to be seen, it is said that it is not in the district. */
export const opaqueIdSchema = plainText(100);

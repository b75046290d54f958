import { oc } from '@orpc/contract';
import { z } from 'zod';

/** What an error carries across: the catalogue's code and the data that fill its sentence. */
export const errorDataSchema = z.object({
  code: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
  logId: z.string().optional(),
});

/**
 * The base of every procedure. Every expected failure is the one declared error `APP_ERROR`, whose data names the
 * code of `domain/error-catalogue.ts`; anything unexpected arrives with code `INTERNAL` and a log id.
 */
export const procedure = oc.errors({ APP_ERROR: { status: 422, data: errorDataSchema } });

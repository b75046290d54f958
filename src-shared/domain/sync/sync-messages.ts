import { z } from 'zod';
import { operationSchema } from '../operation.ts';
import { publicKeySchema } from './device-keys.ts';
import { toldPcSchema } from './told-pc.ts';

/** The version of the messages below; a server takes this one and those of the last twelve months. */
export const syncProtocol = 1;

/** The most operations that one `push` carries, and one page of `pull`. */
export const pushLimit = 500;
export const pageLimit = 1000;

/** The characters of JSON after which a page ends, whatever is left: it always has one operation where there is one. */
export const pageCharacters = 2 * 1024 ** 2;

/** The logs that a PC follows: its school's, which it writes, and its district's, which it reads. */
export const syncScopeSchema = z.enum(['school', 'district']);
export type SyncScope = z.infer<typeof syncScopeSchema>;

/** A place in a scope's log on the server; the first operation has 1. */
const sequence = z.number().int().nonnegative();

/**
 * Up to where a PC holds all of a log. `chain` (32 hexadecimal digits) follows from every operation up to there and
 * their order, so that a server whose log is another one is known by it, whatever was done to the server.
 */
export const logPlaceSchema = z.object({ sequence, chain: z.string().regex(/^[0-9a-f]{32}$/) });
export type LogPlace = z.infer<typeof logPlaceSchema>;

const logPlaces = z.record(syncScopeSchema, logPlaceSchema);
export type LogPlaces = z.infer<typeof logPlaces>;

/**
 * Two logs with the same one show the same: the sum, modulo 2^128, of the first 128 bits of every head's hash, in 32
 * hexadecimal digits, and how many heads there are. Compaction keeps heads, so it changes neither.
 */
export const logChecksumSchema = z.object({ sum: z.string().regex(/^[0-9a-f]{32}$/), heads: z.number().int() });
export type LogChecksum = z.infer<typeof logChecksumSchema>;

/** Where a log ends and what it then shows. */
const logTip = z.object({ tip: sequence, checksum: logChecksumSchema });

/** The newest snapshot of a log: where it was made, and how many heads it holds. */
const snapshotName = z.object({ place: logPlaceSchema, heads: z.number().int().nonnegative() });

/** `horizon`: the place from which on operations can be fetched one by one. */
const logEnding = logTip.extend({ horizon: sequence, snapshot: snapshotName.nullable() });
export type LogEnding = z.infer<typeof logEnding>;

/** An operation as the server's log holds it; `clock` is the one that is shown, set back where it ran ahead. */
export const sequencedOperationSchema = operationSchema.extend({ sequence: sequence.min(1) });
export type SequencedOperation = z.infer<typeof sequencedOperationSchema>;

/** Up to a thousand places of one device's counting, and what stands there: equal ones hold the same operations. */
export const counterBlockSchema = z.object({
  deviceId: z.string(),
  /** The places from 1,000 × this on. */
  block: z.number().int().nonnegative(),
  checksum: logChecksumSchema,
});
export type CounterBlock = z.infer<typeof counterBlockSchema>;
export const blockNameSchema = counterBlockSchema.pick({ deviceId: true, block: true });
export type BlockName = z.infer<typeof blockNameSchema>;

export const helloRequestSchema = z.object({
  protocol: z.number().int(),
  places: logPlaces,
  /** The wall clock of the PC, in milliseconds since 1970. */
  nowMs: z.number(),
  /** Absent from older programs; what cannot be read of it keeps nobody from synchronising. */
  pc: toldPcSchema.optional().catch(undefined),
});
export type HelloRequest = z.infer<typeof helloRequestSchema>;

export const helloAnswerSchema = z.object({
  nowMs: z.number(),
  /** `isContinued`: the log begins with what the PC holds of it. */
  logs: z.record(syncScopeSchema, logEnding.extend({ isContinued: z.boolean() })),
});
export type HelloAnswer = z.infer<typeof helloAnswerSchema>;

export const pushRequestSchema = z.object({ operations: z.array(operationSchema).max(pushLimit) });
export type PushRequest = z.infer<typeof pushRequestSchema>;

/** Why the server does not take an operation. The rest of its push is taken. */
export const refusalSchema = z.enum(['NOT_ALLOWED', 'NOT_SEALED', 'TOO_LARGE']);
export type Refusal = z.infer<typeof refusalSchema>;

export const pushAnswerSchema = z.object({
  /** Where the log ends now; what was taken is in it, and was before where it had been sent already. */
  tip: sequence,
  refused: z.array(z.object({ id: z.string(), code: refusalSchema })),
  /** Another PC counts with this one's identity: it is to ask for another. */
  isForked: z.boolean(),
});
export type PushAnswer = z.infer<typeof pushAnswerSchema>;

export const pullRequestSchema = z.object({ scope: syncScopeSchema, place: logPlaceSchema });
export type PullRequest = z.infer<typeof pullRequestSchema>;

/** The operations after the place, in order, as many as fit; the tip is that of the same moment. */
export const pullAnswerSchema = logTip.extend({ operations: z.array(sequencedOperationSchema) });
export type PullAnswer = z.infer<typeof pullAnswerSchema>;

export const missingRequestSchema = z.object({ blocks: z.array(counterBlockSchema) });
export type MissingRequest = z.infer<typeof missingRequestSchema>;

/** The blocks of which the server lacks something. */
export const missingAnswerSchema = z.object({
  wanted: z.array(blockNameSchema),
});
export type MissingAnswer = z.infer<typeof missingAnswerSchema>;

/** Up to where a PC holds its logs, as an address says it. */
const spelledSequence = z.coerce.number().int().nonnegative();
export const waitRequestSchema = z.object({ school: spelledSequence, district: spelledSequence });
export type WaitRequest = z.infer<typeof waitRequestSchema>;

/** Whether there is something to fetch; else the PC may ask again. */
export const waitAnswerSchema = z.object({ hasNews: z.boolean() });
export type WaitAnswer = z.infer<typeof waitAnswerSchema>;

export const renewRequestSchema = z.object({
  /** Of a key of its own for the new identity: whoever has the old one is another PC. Absent from older programs. */
  publicKey: publicKeySchema.optional(),
});
export type RenewRequest = z.infer<typeof renewRequestSchema>;

/** `publicKey`: that of the key which the new identity has; absent from older servers, for which it is the old one. */
export const renewAnswerSchema = z.object({ deviceId: z.string(), publicKey: publicKeySchema.optional() });
export type RenewAnswer = z.infer<typeof renewAnswerSchema>;

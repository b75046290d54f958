import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { Sha256 } from '../../../src-shared/domain/identifiers.ts';
import type { S3Configuration } from './s3-configuration.ts';

/** The objects of a bucket. */
export type S3Objects = {
  /** Throws `DISK_FULL` where the one who keeps it has no room left. */
  put(key: string, bytes: Uint8Array, sha256: Sha256): Promise<void>;
  has(key: string): Promise<boolean>;
  /** Null for what is not there; `range` from the first to the last byte. */
  get(key: string, range?: { first: number; last: number }): Promise<AsyncIterable<Uint8Array> | null>;
  /** Does nothing where there is none. */
  remove(key: string): Promise<void>;
  list(prefix: string): AsyncGenerator<{ key: string; modifiedMs: number }>;
  close(): void;
};

/** In milliseconds: until there is a line, until an answer begins, and between its parts. */
export type S3Limits = { connectionTimeout: number; requestTimeout: number; socketTimeout: number };

const usualLimits: S3Limits = { connectionTimeout: 10_000, requestTimeout: 60_000, socketTimeout: 60_000 };
const mostAttempts = 4;
/** What those say who keep objects by quotas: MinIO and Ceph. */
const fullCodes: ReadonlySet<string> = new Set([
  'QuotaExceeded',
  'XMinioStorageFull',
  'XMinioAdminBucketQuotaExceeded',
]);

/** Asks for objects as Amazon does, of whoever speaks its protocol. */
export function createS3Objects(configuration: S3Configuration, limits: Partial<S3Limits> = {}): S3Objects {
  const { bucket: Bucket, endpoint, region, accessKeyId, secretAccessKey, usesPathStyle } = configuration;
  const client = new S3Client({
    ...(endpoint !== null && { endpoint }),
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: usesPathStyle,
    maxAttempts: mostAttempts,
    // Without being told to fail, it would only warn of an answer that does not come, and wait on.
    requestHandler: { ...usualLimits, ...limits, throwOnRequestTimeout: true },
    // Others than Amazon know no checksums at the end of a body; what is put here bears its own.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return {
    async put(Key, Body, sha256) {
      const ChecksumSHA256 = Buffer.from(sha256, 'hex').toString('base64');
      const put = new PutObjectCommand({ Bucket, Key, Body, ContentLength: Body.length, ChecksumSHA256 });
      await client.send(put).catch((cause: unknown) => {
        const isFull = cause instanceof S3ServiceException && fullCodes.has(cause.name);
        throw isFull ? new AppError('DISK_FULL', {}, { cause }) : cause;
      });
    },
    has: async (Key) => (await orNull(client.send(new HeadObjectCommand({ Bucket, Key })))) !== null,
    async get(Key, range) {
      const Range = range === undefined ? undefined : `bytes=${range.first}-${range.last}`;
      const found = await orNull(client.send(new GetObjectCommand({ Bucket, Key, ...(Range && { Range }) })));
      // In Node the body is a stream of bytes.
      return (found?.Body ?? null) as AsyncIterable<Uint8Array> | null;
    },
    async remove(Key) {
      await orNull(client.send(new DeleteObjectCommand({ Bucket, Key })));
    },
    async *list(Prefix) {
      for (let ContinuationToken: string | undefined; ; ) {
        const more = ContinuationToken === undefined ? {} : { ContinuationToken };
        const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix, ...more }));
        for (const { Key, LastModified } of page.Contents ?? []) {
          if (Key !== undefined) yield { key: Key, modifiedMs: LastModified?.getTime() ?? 0 };
        }
        if (!page.IsTruncated) return;
        ContinuationToken = page.NextContinuationToken;
      }
    },
    close: () => client.destroy(),
  };
}

/** What was answered; null where it is said that there is no such object. */
async function orNull<Output>(asked: Promise<Output>): Promise<Output | null> {
  try {
    return await asked;
  } catch (error) {
    // That there is no such bucket is answered with the same status, and is no answer about an object.
    const isMissing = error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
    if (isMissing && error.name !== 'NoSuchBucket') return null;
    throw error;
  }
}

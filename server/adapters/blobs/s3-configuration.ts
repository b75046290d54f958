import { z } from 'zod';

/** Whoever keeps the schools' files by Amazon's protocol (docs/server.md). */
export const s3ConfigurationSchema = z.object({
  bucket: z.string().min(3),
  /** Null for Amazon. */
  endpoint: z.url({ protocol: /^https?$/ }).nullable(),
  region: z.string().min(1),
  accessKeyId: z.string().min(1),
  secretAccessKey: z.string().min(1),
  /** Whether the bucket is named in the path and not before the server's name. */
  usesPathStyle: z.boolean(),
});
export type S3Configuration = z.infer<typeof s3ConfigurationSchema>;

/** The bytes of a file: on this PC's disk (streamed, never whole in memory where it can be helped) or already in memory. */
export type FileContent = { kind: 'path'; path: string } | { kind: 'bytes'; bytes: Uint8Array };

/** The bytes of a file as they come, to be read once. */
export type StreamedContent = { kind: 'stream'; parts: AsyncIterable<Uint8Array> };

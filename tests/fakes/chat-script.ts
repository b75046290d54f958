/** What a fake model says to one request; a piece counts as a token. */
export type ChatScript = {
  /** The pieces of the answer, in order. */
  pieces: readonly string[];
  /** What a model that thinks says before, unless it is asked not to. */
  thinking?: readonly string[];
  /** Milliseconds before each piece. */
  delayMs?: number;
  /** Milliseconds before the first piece: loading, and reading a long prompt. */
  firstDelayMs?: number;
  /** Answers with this status, and `error`, instead. */
  status?: number;
  error?: string;
  /** Closes the connection after this many pieces. */
  cutAfter?: number;
  /** Says `error` in the middle of the stream after this many pieces. */
  failAfter?: number;
  /** Says nothing more after this many pieces, with the connection open. */
  stallAfter?: number;
};

/** What a library tells of its own synchronising. */
export type SyncOverview = {
  /** The identity that this PC counts its operations with. */
  deviceId(): Promise<string>;
  /** How many operations are known. */
  operations(): Promise<number>;
  /** How many have not come back from the server, and how many it refused. */
  waiting(): Promise<{ outbox: number; refused: number }>;
  /** How many registers show one of several values. */
  conflicts(): Promise<number>;
};

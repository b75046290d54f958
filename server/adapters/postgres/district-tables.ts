import type { Generated } from 'kysely';

/** The tables of a district's database; migrations/ makes them. Times are milliseconds since 1970, as text. */
export type DistrictTables = {
  schools: { id: string; name: string; created_ms: string };
  devices: {
    id: string;
    school_id: string;
    public_key: string;
    is_revoked: Generated<boolean>;
    created_ms: string;
    last_seen_ms: string | null;
  };
  enrolment_codes: { name: string; hash: string; school_id: string; expires_ms: string; tries: Generated<number> };
  seen_nonces: { device_id: string; nonce: string; until_ms: string };
  /** One row for each log: where it ends. Whoever adds to a log holds its row. */
  logs: {
    log: string;
    tip: number;
    chain: string;
    sum: string;
    heads: number;
    /** The last sequence of which nothing but its id is left. */
    horizon: Generated<number>;
    horizon_chain: Generated<string>;
    /** Where the log stood when its snapshot was made, all null where there is none. */
    snapshot_sequence: number | null;
    snapshot_chain: string | null;
    snapshot_sum: string | null;
    snapshot_heads: number | null;
    snapshot_ms: string | null;
  };
  /** `body` is the operation as JSON, but for its clock: text, for it may hold what Postgres' own JSON cannot. */
  operations: {
    log: string;
    sequence: number;
    id: string;
    device_id: string;
    counter: number;
    hash: string;
    chain: string;
    clock: string;
    /** When the server took it. */
    taken_ms: string;
    body: string;
  };
  /** What some operation names as a base, whether it is there or not, and the first that does; not what was dropped. */
  superseded: { log: string; id: string; by_sequence: number };
  /** The ids of what was dropped, as JSON. */
  dropped_blocks: { log: string; device_id: string; block: number; ranges: string };
  counter_blocks: { log: string; device_id: string; block: number; sum: string; heads: number };
};

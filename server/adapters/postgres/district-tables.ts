import type { Generated, GeneratedAlways } from 'kysely';
import type { LinkPurpose, Role } from '../../../src-shared/domain/district/account.ts';
import type { AuditAction, AuditActor, AuditSubject } from '../../../src-shared/domain/district/audit.ts';
import type { SecondFactorOfSession } from '../../../src-shared/domain/district/missing-second-factor.ts';
import type { KeptView } from '../../../src-shared/ports/school-views.ts';

/** Who may come in, and what was done. */
type AccountTables = {
  users: {
    id: string;
    user_name: string;
    full_name: string;
    role: Role;
    is_blocked: Generated<boolean>;
    password: string | null;
    has_password: GeneratedAlways<boolean>;
    /** The secret of codes by time, sealed with a key that is not in the database. */
    second_factor: string | null;
    is_second_factor_on: Generated<boolean>;
    /** The last thirty seconds of which a code was taken. */
    second_factor_step: Generated<string>;
    created_ms: string;
    last_sign_in_ms: string | null;
    /** Until when they may come in without a second factor, where it is demanded of them. */
    second_factor_due_ms: string | null;
    /** The issuer and the name that it knows them by. */
    provider_subject: string | null;
    has_provider: GeneratedAlways<boolean>;
  };
  user_schools: { user_id: string; school_id: string };
  sessions: {
    id: string;
    token_hash: string;
    user_id: string;
    program: string;
    started_ms: string;
    last_used_ms: string;
    ends_ms: string;
    second_factor: SecondFactorOfSession;
    is_by_provider: Generated<boolean>;
  };
  recovery_codes: { user_id: string; code_hash: string };
  /** Those that began at the provider's; what has to come back is sealed. */
  provider_sign_ins: { token_hash: string; sealed: string; expires_ms: string };
  demanded_second_factors: { role: Role };
  one_time_links: {
    token_hash: string;
    purpose: LinkPurpose;
    user_id: string | null;
    turns_second_factor_off: boolean;
    expires_ms: string;
  };
  sign_in_tries: { name_hash: string; wrong: number; locked_until_ms: string; last_ms: string };
  audit_entries: {
    sequence: number;
    at_ms: string;
    actor: AuditActor['kind'];
    actor_id: string | null;
    session_id: string | null;
    action: AuditAction;
    subject: AuditSubject['kind'] | null;
    subject_id: string | null;
    school_id: string | null;
    reason: string | null;
    result: string;
    chain: string;
  };
  /** One row: where the audit ends. Whoever adds to it holds the row. */
  audit_head: { id: Generated<number>; sequence: number; chain: string };
  /** By the last entry that went to a file each time. */
  audit_cuts: { sequence: number; chain: string; cut_ms: string; file: string };
};

/** The tables of a district's database; migrations/ makes them. Times are milliseconds since 1970, as text. */
export type DistrictTables = AccountTables & {
  schools: { id: string; name: string; created_ms: string };
  devices: {
    id: string;
    school_id: string;
    public_key: string;
    is_revoked: Generated<boolean>;
    has_left: Generated<boolean>;
    created_ms: string;
    last_seen_ms: string | null;
    refused_operations: Generated<number>;
    /** What the PC told of itself, as JSON; null until it does. */
    told: Generated<string | null>;
  };
  school_files: { school_id: string; sha256: string; bytes: string };
  school_views: {
    school_id: string;
    operation_id: string | null;
    shows: KeptView['shows'];
    set_by: string | null;
    set_ms: string | null;
    followed_ms: string;
  };
  /** `columns` as JSON. */
  school_planillas: {
    school_id: string;
    planilla_id: string;
    kin: string;
    title: string;
    columns: string;
    rows: number;
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
    /** What its operations take. */
    bytes: Generated<string>;
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
  /** What the log was told to forget, as JSON: its operation is in the log. */
  purges: { log: string; id: string; what: string };
  counter_blocks: { log: string; device_id: string; block: number; sum: string; heads: number };
};

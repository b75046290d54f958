import type { Migration } from './migration.ts';

/** Who may speak. These tables hold nothing of what schools write, and are asked before it is known whose turn it is. */
export const schoolsAndDevices: Migration = {
  version: 10,
  name: 'schools-and-devices',
  statements: [
    `create table schools (
      id text primary key,
      name text not null,
      created_ms bigint not null)`,
    `create table devices (
      id text primary key,
      school_id text not null references schools,
      public_key text not null,
      is_revoked boolean not null default false,
      created_ms bigint not null,
      last_seen_ms bigint)`,
    'create index devices_by_school on devices (school_id)',
    `create table enrolment_codes (
      name text primary key,
      hash text not null,
      school_id text not null references schools,
      expires_ms bigint not null,
      tries integer not null default 0)`,
    // What it forgets in a crash was asked minutes ago: a request is no longer taken then.
    `create unlogged table seen_nonces (
      device_id text not null,
      nonce text not null,
      until_ms bigint not null,
      primary key (device_id, nonce))`,
    'create index seen_nonces_by_time on seen_nonces (until_ms)',
    'grant select, insert, update on schools, devices to amanuense_server',
    'grant select, insert, update, delete on enrolment_codes, seen_nonces to amanuense_server',
  ],
};

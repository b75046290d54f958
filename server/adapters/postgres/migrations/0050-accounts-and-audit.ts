import type { Migration } from './migration.ts';

/** Whether a school is one that the transaction may see: of all, or of those that are named. */
const sees = (school: string) => `(current_setting('amanuense.reach', true) = 'district'
  or ${school} = any (string_to_array(current_setting('amanuense.schools', true), ',')))`;
const seesAll = `current_setting('amanuense.reach', true) = 'district'`;

/** Shuts a table but to the server's own role, which asks before it is known who asks. */
const shut = (table: string) => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy of_the_server on ${table} to amanuense_server using (true)`,
];

/** What people see, and may leave as it is, of a table. */
const forPeople = (table: string, rights: string, visible: string, written = visible) => [
  `create policy of_people on ${table} to amanuense_people using (${visible}) with check (${written})`,
  `grant ${rights} on ${table} to amanuense_people`,
];

/** Keeps how much a log holds, whoever adds to it or takes from it. */
const logBytes = [
  'alter table logs add column bytes bigint not null default 0',
  `create function count_log_bytes() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'INSERT' then
        update logs set bytes = logs.bytes - gone.bytes
          from (select log, coalesce(sum(octet_length(body)), 0) as bytes from before_it group by log) as gone
          where logs.log = gone.log;
      end if;
      if tg_op <> 'DELETE' then
        update logs set bytes = logs.bytes + come.bytes
          from (select log, coalesce(sum(octet_length(body)), 0) as bytes from after_it group by log) as come
          where logs.log = come.log;
      end if;
      return null;
    end $$`,
  ...[
    ['insert', 'new table as after_it'],
    ['update', 'old table as before_it new table as after_it'],
    ['delete', 'old table as before_it'],
  ].map(
    ([event, tables]) => `create trigger count_bytes_of_${event} after ${event} on operations referencing ${tables}
      for each statement execute function count_log_bytes()`,
  ),
  // Their owner sees nothing of them otherwise.
  'alter table operations no force row level security',
  'alter table logs no force row level security',
  `update logs set bytes = (select coalesce(sum(octet_length(body)), 0) from operations where operations.log = logs.log)`,
  'alter table operations force row level security',
  'alter table logs force row level security',
];

/** Who may come in, and what was done. `amanuense_people` is the role of who is signed in: it sees its schools. */
export const accountsAndAudit: Migration = {
  version: 50,
  name: 'accounts-and-audit',
  statements: [
    `create table users (
      id text primary key,
      user_name text not null unique,
      full_name text not null,
      role text not null,
      is_blocked boolean not null default false,
      password text,
      has_password boolean generated always as (password is not null) stored,
      second_factor text,
      is_second_factor_on boolean not null default false,
      second_factor_step bigint not null default 0,
      created_ms bigint not null,
      last_sign_in_ms bigint)`,
    `create table user_schools (
      user_id text not null references users,
      school_id text not null references schools,
      primary key (user_id, school_id))`,
    `create table sessions (
      id text primary key,
      token_hash text not null unique,
      user_id text not null references users,
      program text not null,
      started_ms bigint not null,
      last_used_ms bigint not null,
      ends_ms bigint not null)`,
    'create index sessions_by_user on sessions (user_id)',
    `create table one_time_links (
      token_hash text primary key,
      purpose text not null,
      user_id text references users,
      turns_second_factor_off boolean not null,
      expires_ms bigint not null)`,
    `create table sign_in_tries (
      name_hash text primary key,
      wrong integer not null,
      locked_until_ms bigint not null,
      last_ms bigint not null)`,
    `create table audit_entries (
      sequence integer primary key,
      at_ms bigint not null,
      actor text not null,
      actor_id text,
      session_id text,
      action text not null,
      subject text,
      subject_id text,
      school_id text,
      reason text,
      result text not null,
      chain text not null)`,
    'create index audit_entries_by_school on audit_entries (school_id, sequence)',
    'create index audit_entries_by_actor on audit_entries (actor_id, sequence)',
    `create table audit_head (
      id integer primary key default 1 check (id = 1),
      sequence integer not null,
      chain text not null)`,
    `insert into audit_head (sequence, chain) values (0, repeat('0', 64))`,
    'alter table devices add column refused_operations integer not null default 0',
    ...logBytes,
    ...[
      'schools',
      'devices',
      'enrolment_codes',
      'seen_nonces',
      'users',
      'user_schools',
      'sessions',
      'one_time_links',
      'sign_in_tries',
      'audit_entries',
      'audit_head',
    ].flatMap(shut),
    'grant select, insert, update on users, audit_head to amanuense_server',
    'grant select, insert, update, delete on sessions, one_time_links, sign_in_tries to amanuense_server',
    'grant select, insert, delete on user_schools to amanuense_server',
    'grant select, insert on audit_entries to amanuense_server',
    ...forPeople('schools', 'select, insert, update', sees('id'), seesAll),
    ...forPeople('devices', 'select, update', sees('school_id')),
    ...forPeople('enrolment_codes', 'select, insert, delete', sees('school_id')),
    // Neither a password nor a secret is read for somebody who is signed in.
    `create policy of_people on users to amanuense_people
      using (${seesAll} or exists (select from user_schools where user_id = users.id)) with check (${seesAll})`,
    `grant select (id, user_name, full_name, role, is_blocked, has_password, is_second_factor_on, created_ms,
      last_sign_in_ms) on users to amanuense_people`,
    'grant insert (id, user_name, full_name, role, created_ms), update (role, is_blocked) on users to amanuense_people',
    ...forPeople('user_schools', 'select, insert, delete', sees('school_id'), seesAll),
    ...forPeople('sessions', 'delete, select (user_id)', seesAll),
    ...forPeople('one_time_links', 'insert, delete, select (user_id, purpose)', seesAll),
    ...forPeople('audit_entries', 'select, insert', sees('school_id'), 'true'),
    ...forPeople('audit_head', 'select, update', 'true'),
    `create policy of_people on logs for select to amanuense_people
      using (log like 'school:%' and ${sees('substr(log, 8)')})`,
    'grant select on logs to amanuense_people',
  ],
};

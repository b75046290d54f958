import type { Migration } from './migration.ts';

const seesAll = `current_setting('amanuense.reach', true) = 'district'`;

/** A second factor that is demanded, the codes for who lost their telephone, and who comes in by a provider. */
export const secondFactors: Migration = {
  version: 130,
  name: 'second-factors',
  statements: [
    'alter table users add column second_factor_due_ms bigint',
    'alter table users add column provider_subject text unique',
    `alter table users add column has_provider boolean
      generated always as (provider_subject is not null) stored`,
    'grant select (second_factor_due_ms, has_provider), update (second_factor_due_ms) on users to amanuense_people',
    'alter table sessions add column second_factor text',
    'alter table sessions add column is_by_provider boolean not null default false',
    `create table recovery_codes (
      user_id text not null references users,
      code_hash text not null,
      primary key (user_id, code_hash))`,
    `create table provider_sign_ins (
      token_hash text primary key,
      sealed text not null,
      expires_ms bigint not null)`,
    'create table demanded_second_factors (role text primary key)',
    `insert into demanded_second_factors (role) values ('administrator'), ('technician')`,
    ...['recovery_codes', 'provider_sign_ins', 'demanded_second_factors'].flatMap((table) => [
      `alter table ${table} enable row level security`,
      `alter table ${table} force row level security`,
      `create policy of_the_server on ${table} to amanuense_server using (true)`,
      `grant select, insert, delete on ${table} to amanuense_server`,
    ]),
    `create policy of_people on demanded_second_factors to amanuense_people using (${seesAll}) with check (${seesAll})`,
    'grant select, insert, delete on demanded_second_factors to amanuense_people',
  ],
};

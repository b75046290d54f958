import type { Migration } from './migration.ts';

/** Nothing younger goes, whatever the server was told: two years, in milliseconds. */
const youngestMs = 2 * 366 * 24 * 60 * 60_000;

/**
 * Where the audit was cut, once what stood before it lay in a file. The server's role deletes no entry by itself: what
 * it may ask for is a function of the owner's, which looks at how old they are and whether the cut was written down.
 */
export const auditCuts: Migration = {
  version: 165,
  name: 'audit-cuts',
  statements: [
    `create table audit_cuts (
      sequence integer primary key,
      chain text not null,
      cut_ms bigint not null,
      file text not null)`,
    'alter table audit_cuts enable row level security',
    'alter table audit_cuts force row level security',
    'create policy of_the_server on audit_cuts to amanuense_server using (true)',
    'grant select, insert on audit_cuts to amanuense_server',
    'create policy of_people on audit_cuts for select to amanuense_people using (true)',
    'grant select on audit_cuts to amanuense_people',
    // Their owner sees nothing of them otherwise.
    'create policy of_the_owner on audit_cuts to current_user using (true)',
    'create policy of_the_owner on audit_entries to current_user using (true)',
    `create function retire_audit(up_to integer) returns void language plpgsql security definer
      set search_path = public, pg_temp as $$
    begin
      if not exists (select from audit_cuts where sequence = up_to) then
        raise exception 'the audit was not cut there';
      end if;
      if exists (select from audit_entries
        where sequence <= up_to and at_ms > extract(epoch from now()) * 1000 - ${youngestMs}) then
        raise exception 'entries of the audit are too young to go';
      end if;
      delete from audit_entries where sequence <= up_to;
    end $$`,
    'revoke all on function retire_audit from public',
    'grant execute on function retire_audit to amanuense_server',
  ],
};

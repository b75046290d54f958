import type { Migration } from './migration.ts';

/** Passwords of papers lie sealed in schools' libraries: what lay there as it was typed goes, and is asked for again. */
export const sealedPasswords: Migration = {
  version: 160,
  name: 'sealed-passwords',
  statements: [
    `do $$ begin
      if to_regclass('library.local_settings') is null then return; end if;
      -- Their owner sees nothing of them otherwise.
      alter table library.local_settings no force row level security;
      alter table library.jobs no force row level security;
      delete from library.local_settings where key like 'file-password:%';
      update library.jobs set input = (input::jsonb #- '{input,password}')::text
        where input::jsonb #> '{input,password}' is not null;
      alter table library.local_settings force row level security;
      alter table library.jobs force row level security;
    end $$`,
  ],
};

import { join } from 'node:path';
import { personChanges, personFieldChanges, settingChange } from '../../src-shared/domain/changes.ts';
import { actor, openTestLibrary, samplePerson, testKey } from './library-fixtures.ts';
import { readWriteAheadLog } from './write-ahead-log.ts';

/*
 * Commits groups to the library in the folder given, for ever: each adds three people of one course and says in a
 * setting how many groups there are. After each one it tells, as a line of JSON, how far SQLite's log reached when
 * the group was safe. The test kills it.
 */
const folder = process.argv[2];
if (folder === undefined) throw new Error('A folder is needed');
const library = await openTestLibrary(folder, { key: testKey, clock: { now: Date.now } });
let group = Number((await library.settings.get('groups')) ?? 0);
for (;;) {
  group += 1;
  const people = Array.from({ length: 3 }, (_, index) => samplePerson({ course: `${group}`, givenName: `N${index}` }));
  await library.changeLog.commit([...people.flatMap(personChanges), settingChange('groups', group)], { actor });
  await library.changeLog.commit(personFieldChanges(people[0]!.id, { givenName: 'cambiado' }), { actor });
  const { round, committedBytes } = readWriteAheadLog(join(folder, 'library.db-wal'));
  process.stdout.write(`${JSON.stringify({ group, round, committedBytes })}\n`);
}

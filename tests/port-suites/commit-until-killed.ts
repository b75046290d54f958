import { personChanges, personFieldChanges, settingChange } from '../../src-shared/domain/changes.ts';
import { actor, openTestLibrary, samplePerson, testKey } from './library-fixtures.ts';

/*
 * Commits groups to the library in the folder given, for ever: each group adds three people of one course and says in
 * a setting how many groups there are. The test kills it; `ready` on stdout tells that it has begun.
 */
const folder = process.argv[2];
if (folder === undefined) throw new Error('A folder is needed');
const library = await openTestLibrary(folder, { key: testKey, clock: { now: Date.now } });
let groups = Number((await library.settings.get('groups')) ?? 0);
process.stdout.write('ready\n');
// A group that an undo took back just before a kill gives its number to the next program's first group.
const program = process.pid;
for (;;) {
  groups += 1;
  const people = Array.from({ length: 3 }, (_, index) =>
    samplePerson({ course: `grupo ${groups} de ${program}`, givenName: `N${index}` }),
  );
  const changes = [...people.flatMap(personChanges), settingChange('groups', groups)];
  await library.changeLog.commit(changes, { actor, undoable: true, label: `grupo ${groups}` });
  await library.changeLog.commit(personFieldChanges(people[0]!.id, { givenName: 'cambiado' }), { actor });
  if (groups % 7 === 0) await library.changeLog.undo(actor);
  process.stdout.write(`${groups}\n`);
}

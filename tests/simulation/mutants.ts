// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is searched for are pieces of source.
/** A bug that somebody might write: what stands in a file, and what would stand there instead. */
export type Mutant = { name: string; file: string; find: string; replace: string };

const synchronizer = 'src-shared/use-cases/synchronize/create-synchronizer.ts';
const district = 'src-shared/use-cases/synchronize/create-district-sync.ts';

/** Bugs of the kind that the simulator is for: each must be found within some seeds. */
export const mutants: readonly Mutant[] = [
  {
    name: 'a restored server is not sent what it lacks',
    file: synchronizer,
    find: "scope === 'school' ? (await connection.missing({ blocks: await store.blocks() })).wanted : []",
    replace: '[]',
  },
  {
    name: 'a place is kept though the log is another one',
    file: synchronizer,
    find: 'const places = { [scope]: logStart };',
    replace: 'const places = {};',
  },
  {
    name: 'a place is stored before what it stands for',
    file: synchronizer,
    find: 'await store.apply({ received: operations, places: { [scope]: next }, ...renewed });',
    replace:
      'await store.apply({ places: { [scope]: next } }); await store.apply({ received: operations, ...renewed });',
  },
  {
    name: 'what the server acknowledged leaves the outbox at once',
    file: synchronizer,
    find: 'await store.apply({ refused, ...renewed });',
    replace:
      'await store.apply({ refused, ...renewed }); await store.apply({ received: operations.filter(({ id }) => !refused.some((other) => other.id === id)).map((operation) => ({ ...operation, sequence: 1 })) });',
  },
  {
    name: 'a copied disk keeps its identity',
    file: district,
    find: 'const id = createDeviceId();',
    replace: 'const id = deviceId;',
  },
  {
    name: 'what was refused stays in the outbox',
    file: synchronizer,
    find: 'await store.apply({ refused, ...renewed });',
    replace: 'await store.apply({ ...renewed });',
  },
  {
    name: 'what others carried of a twin is not looked for',
    file: synchronizer,
    find: '(await store.isForkedBy(operations)) ? await connection.renew() : {}',
    replace: '{}',
  },
  {
    name: 'what is held is not counted',
    file: synchronizer,
    find: 'const isWhole = own.operations === places[scope].sequence;',
    replace: 'const isWhole = true;',
  },
  {
    name: 'sums are not compared',
    file: synchronizer,
    find: 'if (!isWhole || (checksum !== null && !isSameChecksum(own, checksum)))',
    replace: 'if (!isWhole)',
  },
  {
    name: 'heads are not computed anew where sums differ',
    file: synchronizer,
    find: 'await store.rebuild();',
    replace: '',
  },
  {
    name: 'nothing is fetched anew where sums differ',
    file: synchronizer,
    find: "return isWhole && differences === 1 ? { kind: 'worked' } : beginAgain(scope);",
    replace: "return { kind: 'worked' };",
  },
  {
    name: 'it sends on and on and never looks at what came back',
    file: synchronizer,
    find: 'contact.isAwaiting ? [] : await toSend()',
    replace: 'await toSend()',
  },
  {
    name: 'what the server was is believed for ever',
    file: synchronizer,
    find: '    contact = null;\n    if (isAwaiting)',
    replace: '    if (isAwaiting)',
  },
  {
    name: 'the district is not followed',
    file: synchronizer,
    find: 'const scopes = syncScopeSchema.options;',
    replace: "const scopes = ['school'] as const;",
  },
  {
    name: 'what the district took back stays',
    file: synchronizer,
    find: 'begunAnew: scope',
    replace: "begunAnew: 'school'",
  },
  {
    name: 'all schools read one log',
    file: district,
    find: "scope === 'district' ? 'district' : `school:${schoolId}`",
    replace: "scope === 'district' ? 'district' : `school:12`",
  },
  {
    name: 'all schools write one log',
    file: district,
    find: 'const answer = await log.write(`school:${schoolId}`,',
    replace: 'const answer = await log.write(`school:12`,',
  },
  {
    name: 'a block of which something is there counts as there',
    file: district,
    find: 'return own === undefined || !isSameChecksum(own.checksum, block.checksum);',
    replace: 'return own === undefined;',
  },
  {
    name: 'the server never says that its log is another one',
    file: district,
    find: 'isContinued: standing.chain === chain',
    replace: 'isContinued: true',
  },
  {
    name: 'a value of any length is taken',
    file: district,
    find: "if (JSON.stringify(operation.value).length > valueLimit) return 'TOO_LARGE';",
    replace: '',
  },
  {
    name: 'a clock that runs ahead is believed',
    file: district,
    find: 'taken.map((operation) => withHonestClock(operation, clock.now()))',
    replace: 'taken',
  },
  {
    name: 'a chain says nothing of what it links',
    file: 'src-shared/domain/sync/log-chain.ts',
    find: 'utf8ToBytes(last + hash)',
    replace: 'utf8ToBytes(last)',
  },
  {
    name: 'an operation is named by its place alone',
    file: 'src-shared/domain/seal-operation.ts',
    find: '${deviceId}:${counter}:${hash.slice(0, nameLength)}',
    replace: '${deviceId}:${counter}:',
  },
  {
    name: 'what was dropped is asked for all the same',
    file: synchronizer,
    find: 'if (sequence >= horizon && !isShorter) return',
    replace: 'if (!isShorter) return',
  },
  {
    name: 'each page of a snapshot is the first',
    file: synchronizer,
    find: 'cursor: begun?.next ?? null',
    replace: 'cursor: null',
  },
  {
    name: 'a snapshot is changed to, and its place is not',
    file: synchronizer,
    find: 'takeStaged: scope, places: { [scope]: place }',
    replace: 'takeStaged: scope',
  },
  {
    name: 'what superseded in another log is believed in this one',
    file: synchronizer,
    find: 'await store.apply({ places, begunAnew: scope, resend });',
    replace: "await store.apply({ places, ...(scope === 'district' && { begunAnew: scope }), resend });",
  },
  {
    name: 'a range of ids has no gaps',
    file: 'src-shared/domain/sync/id-ranges.ts',
    find: 'return first + length === counter && length < longestRange;',
    replace: 'return length < longestRange;',
  },
  {
    name: 'what was purged is brought back by who had not heard',
    file: district,
    find: '.map(({ operation }) => purged(operation, purges));',
    replace: '.map(({ operation }) => operation);',
  },
  {
    name: 'purges of earlier days are not remembered',
    file: district,
    find: 'const purges = [...(await writing.purges()), ...come];',
    replace: 'const purges = come;',
  },
  {
    name: 'a purge of a PC takes nothing out of the log',
    file: district,
    find: 'if (come.length > 0) await writing.blank(come);',
    replace: '',
  },
  {
    name: 'what a PC has blanked is refused',
    file: district,
    find: '(isSealed(operation) || isBlanked(operation, purges))',
    replace: 'isSealed(operation)',
  },
  {
    name: "the district's order takes nothing out of the log",
    file: 'src-shared/use-cases/synchronize/purge-in-log.ts',
    find: 'await writing.blank([purge]);',
    replace: '',
  },
  {
    name: 'a purge leaves what it names',
    file: 'src-shared/domain/sync/purge.ts',
    find: 'return named.kept[field] ?? null;',
    replace: 'return named.kept[field] ?? value;',
  },
];

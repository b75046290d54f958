import { setTimeout as wait } from 'node:timers/promises';
import type { Command } from 'commander';
import { type CopiedVectors, createCopyVectors, isTrueCopy } from '../src-shared/use-cases/copy-vectors.ts';
import type { VectorStore } from './adapters/vector-stores/vector-store.ts';
import type { DistrictHost } from './host/create-district-host.ts';
import { vectorStoreNameSchema } from './host/vector-configuration.ts';
import type { InDistrict, Terminal } from './terminal.ts';

type Host = Pick<DistrictHost, 'registry' | 'vectors' | 'noteServerAct'>;

type CopyOptions = { from: string; to: string; school: string; replace?: true };

const countedEachMs = 1_000;

/** The commands that look after the schools' vectors, wherever they are kept. */
export function addVectorCommands(program: Command, inDistrict: InDistrict<Host>, terminal: Terminal): void {
  const vectors = program.command('vectors').description('the vectors of the schools, and where they are kept');
  vectors
    .command('check')
    .description('says whether the store answers, and what it holds of each school')
    .action(() => inDistrict((host) => check(host, terminal)));
  vectors
    .command('copy')
    .description('makes the vectors of a school in one store the same as in another; one that was cut short goes on')
    .requiredOption('--from <store>', 'the store that has them')
    .requiredOption('--to <store>', 'the store that is to have them')
    .requiredOption('--school <id>', 'whose they are')
    .option('--replace', 'even where the other store has vectors of another model, which go')
    .action((options: CopyOptions) => inDistrict((host) => copy(host, options, terminal)));
  vectors
    .command('forget')
    .description('takes every vector of a school out of the store: they can be made again')
    .requiredOption('--school <id>', 'whose they are')
    .action(({ school }: { school: string }) =>
      inDistrict(async (host) => {
        await findSchool(host, school);
        await host.vectors.used.of(school).clear();
        terminal.say('Borrados');
      }),
    );
}

async function findSchool({ registry }: Host, id: string): Promise<void> {
  if ((await registry.school(id)) === null) throw new Error(`No hay ninguna escuela ${id}`);
}

function openStore({ vectors }: Host, name: string): VectorStore {
  const known = vectorStoreNameSchema.safeParse(name);
  if (!known.success) throw new Error(`No hay ningún lugar ${name} para vectores`);
  return vectors.open(known.data);
}

async function check({ registry, vectors }: Host, { say }: Terminal): Promise<void> {
  for (const { id, name } of await registry.schools()) {
    const { modelId, count } = await vectors.used.of(id).describe();
    say([id, name, modelId ?? 'sin vectores', count].join('\t'));
  }
  if (!(await vectors.used.isReady())) throw new Error(`${vectors.used.name} no contesta`);
  say(`${vectors.used.name} contesta`);
}

async function copy(host: Host, options: CopyOptions, { say, stopSignal }: Terminal): Promise<void> {
  const { from, to, school, replace = false } = options;
  if (from === to) throw new Error('Elegí dos lugares distintos');
  await findSchool(host, school);
  const stores = { from: openStore(host, from), to: openStore(host, to) };
  const copyVectors = createCopyVectors({
    from: stores.from.of(school),
    to: stores.to.of(school),
    pause: () => wait(countedEachMs),
  });
  // Before it begins: of one that is cut short something has left.
  const place = { kind: 'place', id: `${stores.from.name} a ${stores.to.name}` } as const;
  await host.noteServerAct({ action: 'server.vectors.copy', subject: place, schoolId: school });
  const report = (done: number, total: number) => say(`${done} de ${total}`);
  const copied = await copyVectors({ isReplacing: replace }, { signal: stopSignal, report });
  for (const line of describeCopy(copied, stores.from.name, stores.to.name)) say(line);
  if (!isTrueCopy(copied)) throw new Error('No quedaron iguales');
}

function describeCopy(copied: CopiedVectors, from: string, to: string): string[] {
  if (copied.outcome === 'empty') return [`En ${from} no hay vectores de esa escuela`];
  if (copied.outcome === 'other-model') {
    return [`En ${to} hay vectores de otro modelo (${copied.modelId}). Con --replace se cambian por éstos`];
  }
  const { modelId, count, sample } = copied;
  return [
    `Modelo ${modelId}: ${copied.copied} copiados, ${copied.removed} sacados`,
    `${from} tiene ${count.from}, ${to} tiene ${count.to}`,
    sample.wrong.length === 0
      ? `${sample.checked} mirados uno por uno: todos iguales`
      : `${sample.checked} mirados uno por uno: distintos ${sample.wrong.join(', ')}`,
  ];
}

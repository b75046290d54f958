import { claimName, type Desk } from './desk.ts';
import { makeFile, type ProducedFile } from './make-file.ts';
import { createRandom, type Random } from './random.ts';
import { listRecipes, type Recipe } from './recipes.ts';
import { createSchool } from './school.ts';
import type { Truth } from './truth.ts';
import { createWorkshop } from './workshop.ts';

/** How much to make, and from which seed. */
export type SchoolOrder = {
  seed: number;
  size: number /** Whether to leave out what must be recognised from a picture. */;
  textOnly: boolean;
};

/** The school of an order and its files, made one at a time as they are asked for. */
type Production = { about: Omit<Truth, 'papers'>; files: AsyncGenerator<ProducedFile> };

function repeatFile(desk: Desk, original: ProducedFile): ProducedFile {
  const base = original.file.split('/').at(-1) ?? original.file;
  const [title, extension] = [base.slice(0, base.lastIndexOf('.')), base.slice(base.lastIndexOf('.') + 1)];
  const file = `Para ordenar/${claimName(desk, `Copia de ${title}`, extension)}`;
  return {
    file,
    bytes: original.bytes,
    truths: original.truths
      .slice(0, 1)
      .map((truth) => ({ ...truth, file, expect: 'duplicate', duplicateOf: original.file })),
  };
}

async function* produceFiles(desk: Desk, recipes: Recipe[], random: Random): AsyncGenerator<ProducedFile> {
  const repeated = new Set(recipes.flatMap((recipe) => (recipe.kind === 'duplicate' ? [recipe.of] : [])));
  const originals = new Map<number, ProducedFile>();
  for (const [index, recipe] of recipes.entries()) {
    if (recipe.kind === 'duplicate') {
      const original = originals.get(recipe.of);
      if (original) yield repeatFile(desk, original);
      continue;
    }
    const produced = await makeFile(desk, random.fork(`paper-${index}`), recipe);
    if (repeated.has(index)) originals.set(index, produced);
    yield produced;
  }
}

/** Sets up the school of `order`; its files are made while they are being asked for. */
export function produceSchool(order: SchoolOrder): Production {
  const random = createRandom(`sample-school-${order.seed}`);
  const school = createSchool(random.fork('school'), Math.max(96, Math.ceil(order.size * 0.45)));
  const recipes = listRecipes(random.fork('recipes'), order.size, order.textOnly);
  const desk: Desk = {
    school,
    pupils: random.fork('order').shuffle(school.pupils),
    workshop: createWorkshop(),
    taken: new Set(),
    counters: new Map(),
  };
  const strip = ({
    role,
    familyName,
    givenName,
    dni,
    cuil,
    course,
    birthDate,
    shift,
    address,
    phone,
    guardian,
  }: Truth['people'][number]) => ({
    role,
    familyName,
    givenName,
    dni,
    cuil,
    course,
    birthDate,
    shift,
    address,
    phone,
    guardian,
  });
  return {
    about: {
      seed: order.seed,
      size: order.size,
      school: { name: school.name, town: school.town, address: school.address, phone: school.phone, year: school.year },
      people: [...school.pupils, ...school.teachers, school.head, school.secretary].map(strip),
    },
    files: produceFiles(desk, recipes, random),
  };
}

import type { Random } from './random.ts';

/** What a paper is about. */
export type Topic =
  | 'enrolment'
  | 'birth'
  | 'vaccination'
  | 'health'
  | 'transfer'
  | 'leave'
  | 'circular'
  | 'invoice'
  | 'class-list'
  | 'register'
  | 'dining'
  | 'attendance';

/** The file that a paper becomes. */
export type Output =
  | 'pdf'
  | 'scan'
  | 'photo'
  | 'docx'
  | 'odt'
  | 'rtf'
  | 'html'
  | 'txt'
  | 'xlsx'
  | 'csv'
  | 'xls'
  | 'ods';

/** One file to make. */
export type Recipe =
  | { kind: 'paper'; topic: Topic; output: Output }
  | { kind: 'duplicate' /** Place among the recipes of what it repeats. */; of: number }
  | { kind: 'damaged'; output: 'pdf' | 'docx' }
  | { kind: 'protected' }
  | { kind: 'letter'; attachments: { topic: Topic; output: Output }[] }
  | { kind: 'archive'; entries: { topic: Topic; output: Output }[] }
  | { kind: 'chat' };

const papers = (topic: Topic, outputs: readonly Output[]): Recipe[] =>
  outputs.map((output) => ({ kind: 'paper', topic, output }));

/** What every school has, whatever its size. */
function listFixedRecipes(): Recipe[] {
  const first: Recipe[] = [
    ...papers('register', ['xlsx']),
    ...papers('class-list', ['xlsx', 'pdf', 'pdf', 'csv', 'xls', 'ods', 'scan']),
    ...papers('enrolment', [
      'pdf',
      'pdf',
      'pdf',
      'pdf',
      'pdf',
      'pdf',
      'pdf',
      'scan',
      'scan',
      'scan',
      'scan',
      'scan',
      'photo',
      'photo',
      'docx',
      'docx',
      'docx',
      'odt',
      'rtf',
      'html',
    ]),
    ...papers('birth', ['scan', 'scan', 'pdf', 'pdf', 'photo', 'docx']),
    ...papers('vaccination', ['pdf', 'pdf', 'scan', 'scan', 'photo']),
    ...papers('health', ['photo', 'scan', 'pdf', 'docx']),
    ...papers('transfer', ['pdf', 'docx', 'scan']),
    ...papers('leave', ['pdf', 'pdf', 'pdf', 'scan', 'scan', 'docx', 'docx', 'photo', 'odt']),
    ...papers('circular', ['pdf', 'docx', 'scan']),
    ...papers('attendance', ['pdf', 'xlsx']),
    ...papers('dining', ['pdf', 'docx']),
    ...papers('invoice', ['pdf', 'photo']),
    { kind: 'letter', attachments: [{ topic: 'health', output: 'pdf' }] },
    {
      kind: 'letter',
      attachments: [
        { topic: 'vaccination', output: 'photo' },
        { topic: 'enrolment', output: 'docx' },
      ],
    },
    { kind: 'letter', attachments: [] },
    {
      kind: 'archive',
      entries: [
        { topic: 'enrolment', output: 'pdf' },
        { topic: 'birth', output: 'pdf' },
        { topic: 'health', output: 'docx' },
      ],
    },
    { kind: 'chat' },
    { kind: 'chat' },
    { kind: 'protected' },
    { kind: 'damaged', output: 'pdf' },
    { kind: 'damaged', output: 'docx' },
  ];
  // The first enrolment form and the first scan are there twice.
  return [...first, { kind: 'duplicate', of: 8 }, { kind: 'duplicate', of: 15 }];
}

const topicWeights: readonly [Topic, number][] = [
  ['enrolment', 38],
  ['birth', 15],
  ['vaccination', 13],
  ['health', 11],
  ['leave', 11],
  ['transfer', 4],
  ['class-list', 2],
  ['circular', 2],
  ['attendance', 1],
  ['dining', 1],
  ['invoice', 2],
];

const outputWeights: readonly [Output, number][] = [
  ['pdf', 44],
  ['scan', 22],
  ['photo', 12],
  ['docx', 14],
  ['odt', 3],
  ['rtf', 2],
  ['html', 2],
  ['txt', 1],
];
const listOutputs: readonly Output[] = ['xlsx', 'xlsx', 'pdf', 'pdf', 'csv', 'ods', 'xls', 'docx', 'scan'];
const listTopics: readonly Topic[] = ['class-list', 'register', 'dining', 'attendance'];

function pickWeighted<Item>(random: Random, weights: readonly (readonly [Item, number])[]): Item {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  let place = random.between(0, total);
  for (const [item, weight] of weights) {
    place -= weight;
    if (place <= 0) return item;
  }
  return weights[0]![0]; // Rounding alone leads here; every list above has an item.
}

const withoutPictures = (output: Output): Output => (output === 'scan' || output === 'photo' ? 'pdf' : output);

/** What to make for a school of about `size` papers; with `textOnly` nothing has to be recognised from a picture. */
export function listRecipes(random: Random, size: number, textOnly: boolean): Recipe[] {
  const recipes = listFixedRecipes();
  while (recipes.length < size) {
    const topic = pickWeighted(random, topicWeights);
    recipes.push({
      kind: 'paper',
      topic,
      output: listTopics.includes(topic) ? random.pick(listOutputs) : pickWeighted(random, outputWeights),
    });
  }
  if (!textOnly) return recipes;
  return recipes.map((recipe) => {
    if (recipe.kind === 'paper') return { ...recipe, output: withoutPictures(recipe.output) };
    if (recipe.kind === 'letter')
      return {
        ...recipe,
        attachments: recipe.attachments.map((part) => ({ ...part, output: withoutPictures(part.output) })),
      };
    return recipe;
  });
}

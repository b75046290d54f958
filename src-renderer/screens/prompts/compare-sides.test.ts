import { expect, test } from 'vitest';
import type { PromptId } from '../../../src-shared/domain/identifiers.ts';
import { librarySettingsSchema } from '../../../src-shared/domain/library-settings.ts';
import type { Prompt, PromptContent, PromptUse } from '../../../src-shared/domain/prompt.ts';
import { firstChoices, listOptions, orderModels, type PromptOption, whatKeeping } from './compare-sides.ts';

const content = (name: string, text = 'Resumí.', use: PromptUse = 'document'): PromptContent => ({
  name,
  use,
  text,
  variables: [],
});
const saved = (name: string, text?: string, use?: PromptUse): Prompt => ({
  id: name as PromptId,
  content: content(name, text, use),
  createdAt: '2026-03-01T12:00:00Z',
  trashedAt: null,
});
const ready = [{ ...content('Nota'), key: 'nota', description: '' }];
const short = saved('Corta');
const long = saved('Larga');
const prompts = [short, long, saved('Plazo', 'El último día.', 'column')];
const list = (edited?: { content: PromptContent; prompt: Prompt | null }) =>
  listOptions({ use: 'document', prompts, ready, edited });
const keys = (options: readonly PromptOption[]) => options.map(({ key }) => key);
const settings = (more: object = {}) => librarySettingsSchema.parse(more);

test('prompts of the use are offered, the one that is open first, and the ready ones that the school has not taken', () => {
  expect(keys(list())).toEqual(['Corta', 'Larga', 'ready nota']);
  expect(keys(list({ content: content('Larga', 'Otra cosa.'), prompt: long }))).toEqual([
    'draft',
    'Larga',
    'Corta',
    'ready nota',
  ]);
  expect(keys(list({ content: long.content, prompt: long }))).toEqual(['Larga', 'Corta', 'ready nota']);
  expect(keys(listOptions({ use: 'document', prompts: [saved('Nota')], ready }))).toEqual(['Nota']);
});

test('what is being written is compared with what was saved, on one model', () => {
  const options = list({ content: content('Larga', 'Otra cosa.'), prompt: long });
  expect(firstChoices(options, ['uno', 'dos'])).toEqual([
    { option: 'Larga', version: null, model: 'uno' },
    { option: 'draft', version: null, model: 'uno' },
  ]);
});

test('a prompt as it is saved is compared on two models; with one model, two prompts are', () => {
  expect(firstChoices(list(), ['uno', 'dos', 'tres'])).toMatchObject([
    { option: 'Corta', model: 'uno' },
    { option: 'Corta', model: 'dos' },
  ]);
  expect(firstChoices(list(), ['uno'])).toMatchObject([
    { option: 'Corta', model: 'uno' },
    { option: 'Larga', model: 'uno' },
  ]);
});

test('the model of the use comes first', () => {
  const chosen = settings({ languageModel: 'dos', answerModel: 'tres' });
  expect(orderModels(['uno', 'dos', 'tres'], chosen, 'column')).toEqual(['dos', 'uno', 'tres']);
  expect(orderModels(['uno', 'dos', 'tres'], chosen, 'ask')).toEqual(['tres', 'uno', 'dos']);
});

const [option] = list();
const tried = (more: Partial<Parameters<typeof whatKeeping>[0]> = {}) => ({
  option: option!,
  content: short.content,
  model: 'uno',
  ...more,
});

test('keeping what is so already changes nothing', () => {
  const now = { prompts, settings: settings({ languageModel: 'uno' }) };
  expect(whatKeeping(tried(), now)).toEqual({ prompt: null, settings: null, model: null });
});

test('keeping another text saves a version of its prompt, and one that is not the school’s is made', () => {
  const now = { prompts, settings: settings({ languageModel: 'uno' }) };
  expect(whatKeeping(tried({ content: content('Corta', 'En dos renglones.') }), now).prompt).toBe('version');
  const other = list().at(-1)!;
  expect(whatKeeping(tried({ option: other, content: other.content }), now).prompt).toBe('create');
});

test('keeping another model chooses it for the use, and for answering too where the one that fills answers', () => {
  const column = content('Plazo', 'El último día.', 'column');
  const with_ = (more: object) => ({ prompts, settings: settings(more) });
  expect(whatKeeping(tried(), with_({ languageModel: 'dos' }))).toMatchObject({
    settings: { answerModel: 'uno' },
    model: 'answer',
  });
  const fills = tried({ content: column });
  expect(whatKeeping(fills, with_({ languageModel: 'dos' }))).toMatchObject({
    settings: { languageModel: 'uno' },
    model: 'both',
  });
  expect(whatKeeping(fills, with_({ languageModel: 'dos', answerModel: 'tres' })).model).toBe('fill');
});

import { expect, test } from 'vitest';
import { contentOf, draftOf, likelySlips, ownVariables } from './prompt-draft.ts';

const draft = (text: string) => ({ ...draftOf(null), name: 'Nota', text });

test('a variable of the text is one of its own, named by its words until somebody names it', () => {
  const variables = ownVariables(draft('A las {{hora de la reunión}} en {{escuela}} ({{hora_de_la_reunion}})'));
  expect(variables).toEqual([{ name: 'hora_de_la_reunion', label: 'Hora de la reunión', initial: '' }]);
});

test('a slip of a known variable waits until it is said which it is', () => {
  const slipped = draft('Para {{persna}}');
  expect(likelySlips(slipped)).toEqual([{ name: 'persna', meant: 'persona' }]);
  expect(contentOf(slipped)).toBeNull();
  const told = { ...slipped, told: { persna: { name: 'persna', label: 'Persna', initial: '' } } };
  expect(contentOf(told)?.variables).toHaveLength(1);
});

test('what was said of a variable stays while its place is moved', () => {
  const hour = { name: 'hora', label: 'Hora de entrada', initial: '8:00' };
  const content = { name: 'Nota', use: 'document' as const, text: 'A las {{hora}}', variables: [hour] };
  const moved = { ...draftOf(content), text: '' };
  expect(contentOf({ ...moved, text: '{{hora}}: entrada' })?.variables).toEqual([hour]);
});

test('a prompt without name, without text or with braces around nothing cannot be saved', () => {
  expect(contentOf(draft(''))).toBeNull();
  expect(contentOf({ ...draft('Algo'), name: ' ' })).toBeNull();
  expect(contentOf(draft('Para {{}}'))).toBeNull();
});

import { describe, expect, test } from 'vitest';
import { answerSchema, type Citation } from '../../../src-shared/domain/answer.ts';
import { createId, type SourceId, type TurnId } from '../../../src-shared/domain/identifiers.ts';
import { afterEvent, newAsking } from '../../components/asking/asking-state.ts';
import { unreadToTell } from './answer-facts.tsx';
import { copiedAnswer } from './copied-answer.ts';
import { cutAnswer } from './cut-answer.ts';
import { exampleQuestions } from './example-questions.ts';

const citation = (number: number, quote = 'el viernes 12\nde junio'): Citation => ({
  number,
  name: `circular-${number}.pdf`,
  path: null,
  sourceId: createId<SourceId>(),
  locator: { type: 'page', page: 3, start: 0, end: 5, boxes: [] },
  quote,
});

describe('the numbers of an answer', () => {
  test('become places in its proofs, and the words between them stay as they are', () => {
    const pieces = cutAnswer('Es el viernes. [2] A las 18. [1]', [citation(1), citation(2)]);
    expect(pieces).toEqual([
      { start: 0, text: 'Es el viernes.', proof: 1 },
      { start: 18, text: ' A las 18.', proof: 0 },
    ]);
  });

  test('are words where there is no such proof', () => {
    expect(cutAnswer('Según la ley [1884] y el anexo [7]', [citation(1)])).toEqual([
      { start: 0, text: 'Según la ley [1884] y el anexo [7]', proof: null },
    ]);
  });
});

describe('a copied answer', () => {
  test('carries the paper, the place and the words of each proof', () => {
    expect(copiedAnswer({ text: 'Es el viernes. [1]', citations: [citation(1)] })).toBe(
      'Es el viernes. [1]\n\n[1] circular-1.pdf, página 3: «el viernes 12 de junio»',
    );
  });

  test('is its text alone where nothing is cited', () => {
    expect(copiedAnswer({ text: '2 de 3.º B: Sosa, Juan.', citations: [] })).toBe('2 de 3.º B: Sosa, Juan.');
  });
});

describe('papers that are not read', () => {
  const answer = (unread: number) =>
    answerSchema.parse({
      found: true,
      text: '',
      engine: 'passages',
      citations: [],
      dropped: 0,
      problem: null,
      scan: null,
      unread,
      retrieved: [],
      ms: 1,
    });

  test('are told once while they stay the same, and again when they are more or fewer', () => {
    expect(unreadToTell(answer(3), null)).toBe(3);
    expect(unreadToTell(answer(3), answer(3))).toBe(0);
    expect(unreadToTell(answer(2), answer(3))).toBe(2);
    expect(unreadToTell(answer(0), answer(2))).toBe(0);
  });
});

describe('examples', () => {
  test('ask of what the library holds', () => {
    const kinds = { 'vaccination-certificate': 4, 'leave-request': 2, 'enrolment-form': 9 } as const;
    expect(exampleQuestions({ kinds, courses: ['3.º B'], person: 'Sosa, Juan' })).toEqual([
      '¿Qué alumnos de 3.º B no trajeron el carnet de vacunas?',
      '¿Cuál es el documento de Sosa, Juan?',
      '¿Cuántas licencias hay?',
    ]);
  });

  test('name no course, person or paper that is not there', () => {
    const kinds = { other: 1, circular: 3, transfer: 0 };
    expect(exampleQuestions({ kinds, courses: [], person: null })).toEqual(['¿Cuántas circulares hay?']);
  });
});

test('a question on its way keeps what was proven and the turn that it became', () => {
  const one = citation(1);
  const turnId = createId<TurnId>();
  const answer = { found: true } as never;
  const asked = newAsking({ question: '¿Cuándo?', scope: {}, in: 'new' }, 0);
  const writing = afterEvent(asked, { type: 'writing', model: 'prueba:1b' });
  const proven = afterEvent(writing, { type: 'sentence', text: 'El viernes.', citation: one });
  expect(proven).toMatchObject({ step: { type: 'writing' }, sentences: [{ text: 'El viernes.', citation: one }] });
  const kept = { conversationId: createId<never>(), turnId };
  expect(afterEvent(proven, { type: 'answer', answer, kept }).turnId).toBe(turnId);
});

import { expect, test } from 'vitest';
import type { Transcript } from '../../src-shared/domain/transcript.ts';
import { tellMissing } from './hear-recording.ts';

const transcript = { segments: [], durationMs: 60_000 } as unknown as Transcript;

function tell(heard: Parameters<typeof tellMissing>[1]) {
  const notes: string[] = [];
  const terminal = { json: () => undefined, text: () => undefined, progress: () => undefined };
  const code = tellMissing({ terminal: { ...terminal, note: (text) => void notes.push(text) } }, heard);
  return { code, notes };
}

test('a recording that was heard whole ends well and says nothing', () => {
  expect(tell({ transcript, failures: [] })).toEqual({ code: 0, notes: [] });
});

test('voices that could not be told apart, and what is damaged, are said, and it is partly done', () => {
  const failures = [{ code: 'VOICES_NOT_TOLD', message: 'No se pudo distinguir quién habla.' }];
  const { code, notes } = tell({
    transcript: { ...transcript, unheard: [{ startMs: 1_000, endMs: 9_000 }] },
    failures,
  });
  expect(code).toBe(4);
  expect(notes).toEqual([
    'No se pudo escuchar de 00:00:01 a 00:00:09: el archivo está dañado ahí.',
    'No se pudo distinguir quién habla.',
  ]);
});

import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { AppError } from '../../src-shared/domain/errors.ts';
import { zipOf } from '../fixtures/reading-documents.ts';
import { openLibrary } from './open-library.ts';
import { standInTranscriber } from './stand-in-transcriber.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`../fixtures/audio/${name}`, import.meta.url)));
const [ana, luis] = [fixture('voice.opus'), fixture('voice.mp3')];

let opened = 0;
let failing = false;
const library = await openLibrary({
  findTranscriber: async () => {
    opened++;
    const transcriber = standInTranscriber(() => {
      if (failing) throw new AppError('TRANSCRIBER_FAILED');
    });
    return { model: 'ggml-de-prueba.bin', transcriber };
  },
});
const { client } = library;

const head = '4/3/24, 21:10 - Los mensajes están cifrados.\n';
const first = `${head}5/3/24, 9:06 - Ana: PTT-20240305-WA0001.opus (archivo adjunto)
5/3/24, 9:07 - Luis: IMG-20240305-WA0002.jpg (archivo adjunto)
el certificado
5/3/24, 9:08 - Luis: PTT-20240305-WA0003.opus (archivo adjunto)
`;
/** The same chat a month later, from an iPhone: the notes of before have other names. */
const later = `[5/3/24, 9:06:11 a.\u202fm.] Ana: \u200e<adjunto: 00000002-AUDIO-2024-03-05-09-06-11.opus>
[6/4/24, 8:00:00 a.\u202fm.] Luis: \u200e<adjunto: 00000005-AUDIO-2024-04-06-08-00-00.mp3>
`;

const files = async (name: string) => client.chats.files({ sourceId: (await library.paper(name)).id });
const named = async (name: string) => (await files(name)).map((file) => [file.name, file.source.id]);

beforeAll(async () => {
  const parts = { 'Chat de WhatsApp con 3B.txt': first, 'PTT-20240305-WA0001.opus': ana };
  await library.ingest(library.write('Chat de WhatsApp con 3B.zip', zipOf(parts)));
});

test('an exported chat is one paper, whose voice notes are recordings that know their message', async () => {
  const chat = await library.paper('Chat de WhatsApp con 3B.zip');
  expect(chat).toMatchObject({ kind: 'document', format: 'whatsapp', status: 'ready' });
  const note = await library.paper('PTT-20240305-WA0001.opus');
  expect(note).toMatchObject({ kind: 'recording', parentId: chat.id });
  expect(await files(chat.name)).toEqual([
    {
      name: 'PTT-20240305-WA0001.opus',
      source: expect.objectContaining({ id: note.id, kind: 'recording', durationMs: 4_000, trashedAt: null }),
      said: null,
    },
  ]);
  const place = await client.chats.placeOf({ sourceId: note.id });
  expect(place).toMatchObject({ chat: { id: chat.id }, author: 'Ana', date: '05/03/2024', time: '09:06' });
  const { text } = await client.sources.page({ sourceId: chat.id, page: 1 });
  expect(text.slice(place?.locator.start, place?.locator.end)).toContain('PTT-20240305-WA0001.opus');
  expect(await client.chats.placeOf({ sourceId: chat.id })).toBeNull();
});

test('the same notes under other names in a later export are the same recordings, and stand in both', async () => {
  const parts = {
    '_chat.txt': later,
    '00000002-AUDIO-2024-03-05-09-06-11.opus': ana,
    '00000005-AUDIO-2024-04-06-08-00-00.mp3': luis,
  };
  await library.ingest(library.write('WhatsApp Chat - 3B.zip', zipOf(parts)));
  const note = await library.paper('PTT-20240305-WA0001.opus');
  const other = await library.paper('00000005-AUDIO-2024-04-06-08-00-00.mp3');
  expect(await named('WhatsApp Chat - 3B.zip')).toEqual([
    ['00000002-AUDIO-2024-03-05-09-06-11.opus', note.id],
    ['00000005-AUDIO-2024-04-06-08-00-00.mp3', other.id],
  ]);
  expect(await named('Chat de WhatsApp con 3B.zip')).toEqual([['PTT-20240305-WA0001.opus', note.id]]);
});

test('a folder with the chat and its files is known by their names', async () => {
  const voice = fixture('voice.webm');
  const chat = '5/3/24, 9:06 - Eva: PTT-20240305-WA0009.webm (archivo adjunto)\n5/3/24, 9:07 - Eva: ok\n';
  const path = library.write('export/_chat.txt', chat);
  await library.ingest(path, library.write('export/PTT-20240305-WA0009.webm', voice));
  const note = await library.paper('PTT-20240305-WA0009.webm');
  expect(await named('_chat.txt')).toEqual([['PTT-20240305-WA0009.webm', note.id]]);
  expect(await client.chats.placeOf({ sourceId: note.id })).toMatchObject({ author: 'Eva' });
});

test('files uploaded into one folder stand beside their chat; a name that two files have is nobody’s', async () => {
  const { folderId } = await client.sources.createFolder({ name: 'Subidos', parentId: null });
  const chat = '5/3/24, 9:06 - Iris: voz.wav (archivo adjunto)\n5/3/24, 9:07 - Iris: ok\n';
  const upload = async (name: string, content: string | Uint8Array<ArrayBuffer>) =>
    library.ended(await client.sources.upload({ files: [new File([content], name)], folderId }));
  await upload('chat-subido.txt', chat);
  const sound = fixture('voice.opus');
  await upload('voz.wav', sound.slice(0, -1));
  expect(await named('chat-subido.txt')).toHaveLength(1);
  await upload('voz.wav', sound.slice(0, -2));
  expect(await named('chat-subido.txt')).toEqual([]);
});

test('all notes of a chat are put into words in one job, with the model opened once; none is heard twice', async () => {
  const chat = await library.paper('WhatsApp Chat - 3B.zip');
  const sourceIds = (await files(chat.name)).map(({ source }) => source.id);
  opened = 0;
  const job = await library.ended(await client.recordings.transcribeSeveral({ sourceIds }));
  expect(job).toMatchObject({ result: { recordings: 2 }, failures: [] });
  expect(opened).toBe(1);
  for (const { said } of await files(chat.name)) expect(said?.[0]?.text).toContain('ventana de la nota');
  const again = await library.ended(await client.recordings.transcribeSeveral({ sourceIds }));
  expect(again.result).toEqual({ recordings: 0 });
  expect(opened).toBe(1);
  const hits = await client.sources.search({ query: 'ventana de la nota', filter: {}, limit: 5 });
  expect(hits.map((hit) => hit.sourceId).sort()).toEqual([...sourceIds].sort());
  expect(hits[0]?.locator.type).toBe('time');
});

test('a note that cannot be heard is told, and what was thrown away says so', async () => {
  const note = await library.paper('PTT-20240305-WA0009.webm');
  failing = true;
  const job = await library.ended(await client.recordings.transcribeSeveral({ sourceIds: [note.id] }));
  failing = false;
  expect(job.failures).toEqual([{ item: note.name, code: 'TRANSCRIBER_FAILED' }]);
  await client.sources.trash({ sourceIds: [note.id] });
  const [file] = await files('_chat.txt');
  expect(file?.source.trashedAt).not.toBeNull();
  await client.sources.purge({ sourceIds: [note.id] });
  expect(await files('_chat.txt')).toEqual([]);
});

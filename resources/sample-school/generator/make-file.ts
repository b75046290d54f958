import { claimName, type Desk, type Made, makeOne, pupilsOf } from './desk.ts';
import { draftLetter, writeChat } from './papers/messages.ts';
import { createWriter } from './papers/writer.ts';
import type { Random } from './random.ts';
import type { Output, Recipe, Topic } from './recipes.ts';
import type { TruthPaper } from './truth.ts';
import { zipEntries } from './writers/fixed-zip.ts';
import { writeEml } from './writers/write-eml.ts';

/** A file of the sample school with what is true of it and of what it holds. */
export type ProducedFile = { file: string; bytes: Uint8Array; truths: TruthPaper[] };

const folders: Record<Topic, string> = {
  enrolment: 'Inscripciones',
  birth: 'Legajos',
  vaccination: 'Legajos',
  health: 'Legajos',
  transfer: 'Pases',
  leave: 'Licencias',
  circular: 'Circulares',
  invoice: 'Cooperadora',
  'class-list': 'Listas',
  register: 'Listas',
  dining: 'Comedor',
  attendance: 'Asistencia',
};

function describe({ made, draft }: Made, file: string): TruthPaper {
  return {
    file,
    format: made.format,
    paperKind: draft.paperKind,
    medium: made.medium,
    expect: 'ready',
    people: draft.people,
    pages: made.pages,
    fields: draft.fields,
    ...(draft.records ? { records: draft.records } : {}),
  };
}

const message = (file: string, format: string, fields: TruthPaper['fields'], people: string[]): TruthPaper => ({
  file,
  format,
  paperKind: 'message',
  medium: 'text',
  expect: 'ready',
  people,
  pages: 1,
  fields,
});

async function makeLetter(
  desk: Desk,
  random: Random,
  parts: { topic: Topic; output: Output }[],
): Promise<ProducedFile> {
  const writer = createWriter(random, desk.school);
  const attachments: Made[] = [];
  for (const [index, part] of parts.entries())
    attachments.push(await makeOne(desk, random.fork(`part-${index}`), part.topic, part.output));
  const sender =
    desk.pupils.find((pupil) => attachments[0]?.draft.people.includes(pupil.dni)) ?? random.pick(desk.pupils);
  const letter = draftLetter(
    writer,
    sender,
    attachments.map((part) => part.name),
  );
  const file = `Correos/${claimName(desk, letter.subject, 'eml')}`;
  const bytes = writeEml(
    letter,
    attachments.map((part) => ({ name: part.name, bytes: part.made.bytes })),
  );
  return {
    file,
    bytes,
    truths: [
      message(file, 'eml', letter.fields, letter.people),
      ...attachments.map((part) => describe(part, `${file} › ${part.name}`)),
    ],
  };
}

async function makeArchive(
  desk: Desk,
  random: Random,
  parts: { topic: Topic; output: Output }[],
): Promise<ProducedFile> {
  const entries: Made[] = [];
  for (const [index, part] of parts.entries())
    entries.push(await makeOne(desk, random.fork(`part-${index}`), part.topic, part.output));
  const file = `Inscripciones/${claimName(desk, 'Papeles sueltos', 'zip')}`;
  const archive: TruthPaper = {
    file,
    format: 'zip',
    paperKind: 'other',
    medium: 'text',
    expect: 'ready',
    people: [],
    pages: 1,
    fields: {},
  };
  const bytes = zipEntries(Object.fromEntries(entries.map((entry) => [entry.name, entry.made.bytes])));
  return { file, bytes, truths: [archive, ...entries.map((entry) => describe(entry, `${file} › ${entry.name}`))] };
}

async function makeDamaged(desk: Desk, random: Random, output: 'pdf' | 'docx'): Promise<ProducedFile> {
  const { made, name, draft } = await makeOne(desk, random, 'circular', output);
  // Cut where neither the PDF's page tree nor the ZIP's directory has been written yet.
  const bytes = made.bytes.slice(0, Math.floor(made.bytes.length * 0.3));
  const file = `Circulares/${name}`;
  return {
    file,
    bytes,
    truths: [
      {
        file,
        format: output,
        paperKind: draft.paperKind,
        medium: 'text',
        expect: 'failed',
        people: [],
        pages: 1,
        fields: {},
      },
    ],
  };
}

function makeChat(desk: Desk, random: Random): ProducedFile {
  const writer = createWriter(random, desk.school);
  const chat = writeChat(writer, pupilsOf(desk, random.pick(desk.school.courses).name));
  const file = `Correos/${claimName(desk, chat.name, 'txt')}`;
  return {
    file,
    bytes: new TextEncoder().encode(chat.text),
    truths: [message(file, 'whatsapp', chat.fields, chat.people)],
  };
}

/** Makes the file of `recipe`. */
export async function makeFile(
  desk: Desk,
  random: Random,
  recipe: Exclude<Recipe, { kind: 'duplicate' }>,
): Promise<ProducedFile> {
  switch (recipe.kind) {
    case 'letter':
      return makeLetter(desk, random, recipe.attachments);
    case 'archive':
      return makeArchive(desk, random, recipe.entries);
    case 'damaged':
      return makeDamaged(desk, random, recipe.output);
    case 'chat':
      return makeChat(desk, random);
    case 'protected': {
      const password = `escuela${random.integer(10, 99)}`;
      const paper = await makeOne(desk, random, 'enrolment', 'pdf', password);
      const file = `Inscripciones/${paper.name}`;
      return {
        file,
        bytes: paper.made.bytes,
        truths: [{ ...describe(paper, file), expect: 'needs-password', password }],
      };
    }
    case 'paper': {
      const paper = await makeOne(desk, random, recipe.topic, recipe.output);
      const folder = paper.made.medium === 'photo' ? 'Fotos del celular' : folders[recipe.topic];
      const file = `${folder}/${paper.name}`;
      return { file, bytes: paper.made.bytes, truths: [describe(paper, file)] };
    }
  }
}

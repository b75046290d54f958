import type { Draft } from './paper-content.ts';
import { draftBirthCertificate } from './papers/birth-certificate.ts';
import { draftEnrolment } from './papers/enrolment.ts';
import { draftHealthCertificate } from './papers/health-certificate.ts';
import { draftLeave } from './papers/leave-request.ts';
import { draftClassList, draftRegister, type ListDraft } from './papers/lists.ts';
import { draftCircular, draftInvoice } from './papers/office-papers.ts';
import { draftAttendance, draftDiningList } from './papers/service-lists.ts';
import { draftTransfer } from './papers/transfer.ts';
import { draftVaccination } from './papers/vaccination.ts';
import { createWriter, type Writer } from './papers/writer.ts';
import type { Random } from './random.ts';
import type { Output, Topic } from './recipes.ts';
import type { Pupil, School } from './school.ts';
import type { MadePaper, Workshop } from './workshop.ts';

/** Where papers are written: the school, whose turn it is and which file names are taken. */
export type Desk = {
  school: School;
  pupils: Pupil[];
  workshop: Workshop;
  taken: Set<string>;
  counters: Map<Topic, number>;
};

function nextOf(desk: Desk, topic: Topic): number {
  const count = desk.counters.get(topic) ?? 0;
  desk.counters.set(topic, count + 1);
  return count;
}

const courseAt = ({ school }: Desk, place: number) => school.courses[place % school.courses.length]!.name; // A school has courses.
/** The pupils of a course. */
export const pupilsOf = ({ school }: Desk, course: string) => school.pupils.filter((pupil) => pupil.course === course);

function draftList(desk: Desk, writer: Writer, topic: Topic, place: number): ListDraft | null {
  const course = courseAt(desk, place);
  if (topic === 'register') return draftRegister(writer);
  if (topic === 'class-list') return draftClassList(writer, course, pupilsOf(desk, course));
  if (topic === 'attendance') return draftAttendance(writer, course, pupilsOf(desk, course));
  if (topic === 'dining')
    return draftDiningList(writer, writer.random.shuffle(desk.school.pupils).slice(0, writer.random.integer(9, 22)));
  return null;
}

function draftSingle(desk: Desk, writer: Writer, topic: Topic, place: number): Draft {
  const pupil = desk.pupils[place % desk.pupils.length]!; // A school has pupils.
  const teacher = desk.school.teachers[place % desk.school.teachers.length]!; // And teachers.
  switch (topic) {
    case 'birth':
      return draftBirthCertificate(writer, pupil);
    case 'vaccination':
      return draftVaccination(writer, pupil);
    case 'health':
      return draftHealthCertificate(writer, pupil);
    case 'transfer':
      return draftTransfer(writer, pupil);
    case 'leave':
      return draftLeave(writer, teacher);
    case 'circular':
      return draftCircular(writer);
    case 'invoice':
      return draftInvoice(writer);
    default:
      return draftEnrolment(writer, pupil);
  }
}

const photoNames: readonly ((random: Random, day: string) => string)[] = [
  (random, day) => `IMG_${day.replaceAll('-', '')}_${random.integer(70_000, 219_999).toString().padStart(6, '0')}`,
  (random, day) => `IMG-${day.replaceAll('-', '')}-WA${String(random.integer(1, 99)).padStart(4, '0')}`,
  (random, day) =>
    `WhatsApp Image ${day} at ${random.integer(7, 21)}.${random.integer(10, 59)}.${random.integer(10, 59)}`,
];

function nameFile(desk: Desk, writer: Writer, draft: Draft, made: MadePaper): string {
  const { random, day } = writer;
  const title =
    made.medium === 'photo'
      ? random.pick(photoNames)(random, day)
      : made.medium === 'scan' && random.chance(0.45)
        ? `${random.pick(['Escaneo_', 'scan', 'Scan '])}${String(random.integer(1, 9999)).padStart(4, '0')}`
        : draft.fileTitle;
  return claimName(desk, title, made.extension);
}

/** A file name that no other file of the school has. */
export function claimName({ taken }: Desk, title: string, extension: string): string {
  for (let copy = 1; ; copy += 1) {
    const name = `${title}${copy === 1 ? '' : ` (${copy})`}.${extension}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

/** A paper written and made into a file. */
export type Made = { name: string; made: MadePaper; draft: Draft };

/** Writes the next paper on `topic` and makes it into a file. */
export async function makeOne(
  desk: Desk,
  random: Random,
  topic: Topic,
  output: Output,
  password?: string,
): Promise<Made> {
  const writer = createWriter(random, desk.school);
  const place = nextOf(desk, topic);
  const list = draftList(desk, writer, topic, place);
  const draft = list?.draft ?? draftSingle(desk, writer, topic, place);
  const made = await desk.workshop.make({
    draft,
    list,
    output,
    writer,
    ...(password === undefined ? {} : { password }),
  });
  return { name: nameFile(desk, writer, draft, made), made, draft };
}

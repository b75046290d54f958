import { existsSync } from 'node:fs';
import { sayTheSame } from '../../resources/sample-school/generator/compare-values.ts';
import type { Medium, Truth, TruthFields, TruthPaper } from '../../resources/sample-school/generator/truth.ts';
import { decideCell } from '../../src-shared/domain/decide-cell.ts';
import type { SourceId } from '../../src-shared/domain/identifiers.ts';
import { createId } from '../../src-shared/domain/identifiers.ts';
import { matchPeople } from '../../src-shared/domain/match-person.ts';
import { classifyPaper } from '../../src-shared/domain/paper-kind.ts';
import type { Person } from '../../src-shared/domain/person.ts';
import { type Candidate, type ColumnDefinition, columnDefinitionSchema } from '../../src-shared/domain/planilla.ts';
import { readRoster } from '../../src-shared/domain/roster.ts';
import { createRuleFieldReader } from '../../src-shared/planillas/rules/create-rule-field-reader.ts';
import { type ReadPaper, readSampleSchool } from './read-sample-school.ts';

/**
 * Reads generated schools with the rules alone and compares with the truth.
 * `node tests/measurements/rules.ts FOLDER… [--show KIND] [--again MEDIUM]`; a FOLDER is what
 * `npm run sample-school -- --out FOLDER` wrote.
 */
const column = (name: string, type: ColumnDefinition['type'], more: Partial<ColumnDefinition> = {}) =>
  columnDefinitionSchema.parse({ name, type, ...more });
const shifts = ['Mañana', 'Tarde', 'Vespertino', 'Jornada completa'];
const pupil = {
  pupilName: column('Apellido y nombre', 'person', { synonyms: ['Alumno/a'] }),
  dni: column('DNI', 'dni', { instruction: 'El del alumno, no el del tutor.' }),
};

/** What each kind of paper is asked for, as a secretary would name it. */
const columnsByKind: Partial<Record<TruthPaper['paperKind'], Record<string, ColumnDefinition>>> = {
  'enrolment-form': {
    ...pupil,
    cuil: column('CUIL', 'cuil', { instruction: 'Del alumno' }),
    birthDate: column('Fecha de nacimiento', 'date'),
    birthPlace: column('Lugar de nacimiento', 'text'),
    course: column('Grado', 'grade'),
    shift: column('Turno', 'choice', { choices: shifts }),
    address: column('Domicilio', 'text', { instruction: 'Dónde vive el alumno' }),
    guardianName: column('Madre, padre o tutor', 'person', { synonyms: ['Responsable'] }),
    guardianDni: column('DNI del tutor', 'dni'),
    phone: column('Teléfono', 'text', { synonyms: ['Celular'] }),
    email: column('Correo electrónico', 'text'),
    relation: column('Vínculo', 'text', { synonyms: ['Parentesco'] }),
    enrolmentDate: column('Fecha de inscripción', 'date'),
  },
  'birth-certificate': {
    ...pupil,
    birthDate: column('Fecha de nacimiento', 'date'),
    birthPlace: column('Lugar de nacimiento', 'text'),
    actNumber: column('Acta N.º', 'text'),
    motherName: column('Madre', 'person'),
    fatherName: column('Padre', 'person'),
    certificateDate: column('Fecha del certificado', 'date'),
  },
  'vaccination-certificate': {
    ...pupil,
    birthDate: column('Fecha de nacimiento', 'date'),
    certificateDate: column('Fecha del certificado', 'date'),
    healthCentre: column('Centro de salud', 'text', { synonyms: ['Vacunatorio'] }),
    vaccinationComplete: column('Vacunas completas', 'boolean'),
  },
  'health-certificate': {
    ...pupil,
    certificateDate: column('Fecha', 'date', { instruction: 'La del certificado' }),
    doctorName: column('Médico', 'person'),
    doctorLicense: column('Matrícula del médico', 'text'),
    bloodGroup: column('Grupo sanguíneo', 'text'),
  },
  transfer: {
    ...pupil,
    course: column('Grado', 'grade'),
    originSchool: column('Escuela de origen', 'text'),
    destinationSchool: column('Escuela de destino', 'text'),
    reason: column('Motivo', 'text'),
    transferDate: column('Fecha del pase', 'date', { instruction: 'Desde cuándo rige' }),
    documentDate: column('Fecha de la nota', 'date'),
  },
  'leave-request': {
    teacherName: column('Docente', 'person'),
    cuil: column('CUIL', 'cuil'),
    dni: column('DNI', 'dni'),
    article: column('Artículo', 'text'),
    reason: column('Motivo', 'text'),
    startDate: column('Desde', 'date'),
    endDate: column('Hasta', 'date'),
    days: column('Días', 'integer'),
    post: column('Cargo', 'text'),
    documentDate: column('Fecha de la solicitud', 'date'),
  },
  circular: {
    circularNumber: column('Circular N.º', 'text'),
    subject: column('Asunto', 'text'),
    documentDate: column('Fecha', 'date'),
  },
  invoice: {
    supplier: column('Proveedor', 'text'),
    invoiceNumber: column('Comprobante N.º', 'text'),
    documentDate: column('Fecha', 'date'),
    concept: column('Concepto', 'text'),
    amount: column('Total', 'money'),
  },
};
const recordColumns: Record<string, ColumnDefinition> = {
  pupilName: column('Alumno', 'person', { synonyms: ['Apellido y nombre'] }),
  dni: column('DNI', 'dni'),
  birthDate: column('Fecha de nacimiento', 'date'),
  course: column('Grado', 'grade'),
  guardianName: column('Tutor', 'person', { synonyms: ['Responsable'] }),
  phone: column('Teléfono', 'text'),
  address: column('Domicilio', 'text'),
  menu: column('Menú', 'text'),
  absences: column('Inasistencias', 'integer'),
};

type Tally = {
  found: number;
  right: number;
  answerable: number;
  answered: number;
  doubtful: number;
  doubtfulRight: number;
};
const tallies = new Map<string, Tally>();
const notes: string[] = [];
const reader = createRuleFieldReader();

function tallyOf(name: string): Tally {
  const tally = tallies.get(name) ?? { found: 0, right: 0, answerable: 0, answered: 0, doubtful: 0, doubtfulRight: 0 };
  tallies.set(name, tally);
  return tally;
}

function scoreCell(
  where: { medium: Medium; group: string; file: string; field: string },
  candidates: Candidate[],
  definition: ColumnDefinition,
  expected: string | null,
  paper: ReadPaper,
): void {
  const cell = decideCell(candidates, definition);
  const ignored = where.field === 'article' ? ['articulo', 'art'] : [];
  const right = cell.value !== null && expected !== null && sayTheSame(cell.value, expected, definition.type, ignored);
  for (const tally of [
    tallyOf('all'),
    tallyOf(where.medium),
    tallyOf(`${where.group}/${where.medium}`),
    tallyOf(`${where.group}.${where.field}`),
  ]) {
    if (expected !== null) tally.answerable += 1;
    if (cell.state === 'found') tally.found += 1;
    if (cell.state === 'found' && right) tally.right += 1;
    if (cell.state === 'found' && expected !== null) tally.answered += 1;
    if (cell.state === 'doubtful') tally.doubtful += 1;
    if (cell.state === 'doubtful' && right) tally.doubtfulRight += 1;
  }
  for (const { locator, quote } of cell.evidence) {
    const page = locator.type === 'time' ? undefined : paper.text?.pages.find((one) => one.number === locator.page);
    const stands = locator.type !== 'time' && page?.text.slice(locator.start, locator.end) === quote;
    if (!stands) notes.push(`UNPROVEN ${where.file} ${where.field}`);
  }
  const kind =
    cell.state === 'found' && !right ? 'WRONG' : expected !== null && cell.state !== 'found' ? 'MISSED' : null;
  const shown = candidates
    .slice(0, 3)
    .map((one) => `${one.value}@${one.confidence}(${one.reading.kind === 'rule' ? one.reading.rule : ''})`);
  if (kind)
    notes.push(
      `${kind} [${where.medium}] ${where.file} · ${where.group}.${where.field} expected=${expected} got=${cell.state}:${cell.value} {${shown.join(' | ')}}`,
    );
}

function measurePaper(paper: ReadPaper): void {
  const { truth, text } = paper;
  const columns = columnsByKind[truth.paperKind];
  if (!text) return;
  const kind = classifyPaper(text);
  const kinds = tallyOf('classification');
  kinds.answerable += 1;
  if (kind === truth.paperKind) kinds.right += 1;
  else notes.push(`KIND [${truth.medium}] ${truth.file} expected=${truth.paperKind} got=${kind}`);
  const sourceId = createId<SourceId>();
  if (columns) {
    const fields = Object.keys(columns).filter((field) => field in truth.fields);
    const read = reader.readFields({
      sourceId,
      text,
      paperKind: kind,
      columns: fields.map((field) => columns[field]!),
    });
    fields.forEach((field, index) => {
      scoreCell(
        { medium: truth.medium, group: truth.paperKind, file: truth.file, field },
        read[index]!,
        columns[field]!,
        truth.fields[field] ?? null,
        paper,
      );
    });
  }
  if (truth.records?.length) measureRecords(paper, truth.records);
}

const wordsOf = (name: string | null | undefined) =>
  (name ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/\p{L}+/gu)
    ?.sort()
    .join(' ') ?? '';

function measureRecords(paper: ReadPaper, expected: readonly TruthFields[]): void {
  const { truth, text } = paper;
  const fields = Object.keys(recordColumns).filter((field) => expected.some((record) => record[field] !== undefined));
  const records = reader.readRecords({
    sourceId: createId<SourceId>(),
    text: text!,
    paperKind: truth.paperKind,
    columns: fields.map((field) => recordColumns[field]!),
  });
  const rows = tallyOf(`rows of ${truth.paperKind}`);
  rows.answerable += expected.length;
  rows.found += records.length;
  for (const record of expected) {
    const own =
      records.find((one) => wordsOf(one.fields[0]?.[0]?.value) === wordsOf(record.pupilName)) ??
      records.find((one) => record.dni !== null && one.fields[1]?.[0]?.value === record.dni);
    if (own) rows.right += 1;
    fields.forEach((field, index) => {
      scoreCell(
        { medium: truth.medium, group: `${truth.paperKind} record`, file: `${truth.file}#${record.pupilName}`, field },
        own?.fields[index] ?? [],
        recordColumns[field]!,
        record[field] ?? null,
        paper,
      );
    });
  }
}

function measurePeople(truth: Truth, papers: readonly ReadPaper[]): void {
  const roster = truth.people.map((person): Person => ({ ...person, id: createId(), details: {} }));
  const dniOf = new Map(roster.map((person) => [person.id, person.dni]));
  for (const paper of papers) {
    if (!paper.text) continue;
    const matched = matchPeople(paper.text, roster).map((match) => ({
      ...match,
      dni: dniOf.get(match.personId) ?? '',
    }));
    const tally = tallyOf(`people/${paper.truth.medium}`);
    tally.answerable += paper.truth.people.length;
    for (const match of matched) {
      const right = paper.truth.people.includes(match.dni);
      if (match.state === 'certain') {
        tally.found += 1;
        if (right) tally.right += 1;
        else notes.push(`PERSON ${paper.truth.file} «${match.quote}» ${match.basis} ${match.score}`);
      } else tally.doubtful += 1;
    }
    tally.answered += paper.truth.people.filter((dni) =>
      matched.some((match) => match.dni === dni && match.state === 'certain'),
    ).length;
    const rosterReading = paper.truth.paperKind === 'class-list' ? readRoster(paper.text) : null;
    if (rosterReading) {
      const rosters = tallyOf('roster');
      rosters.answerable += paper.truth.records?.length ?? 0;
      rosters.found += rosterReading.people.length;
      const names = new Set(rosterReading.people.map((person) => wordsOf(`${person.familyName} ${person.givenName}`)));
      rosters.right += paper.truth.records?.filter((record) => names.has(wordsOf(record.pupilName))).length ?? 0;
      if (rosterReading.people.length !== paper.truth.records?.length)
        notes.push(
          `ROSTER ${paper.truth.file} ${rosterReading.people.length} of ${paper.truth.records?.length} ${rosterReading.problems.join(' ')}`,
        );
    }
  }
}

const options = process.argv.slice(2);
const optionValue = (name: string) => (options.includes(name) ? options[options.indexOf(name) + 1] : undefined);
const folders = options.filter((option, index) => !option.startsWith('--') && !options[index - 1]?.startsWith('--'));
for (const folder of folders) {
  if (!existsSync(folder)) {
    console.log(`${folder}: not found`);
    continue;
  }
  const { truth, papers } = await readSampleSchool(folder, (optionValue('--again') ?? '').split(','));
  for (const paper of papers) measurePaper(paper);
  measurePeople(truth, papers);
}
const show = optionValue('--show');
if (show) console.log(notes.filter((note) => new RegExp(show).test(note)).join('\n'));
const percent = (part: number, whole: number) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);
for (const [name, tally] of [...tallies].sort(([a], [b]) => a.localeCompare(b))) {
  console.log(
    name.padEnd(44),
    `right ${tally.right}/${tally.found} = ${percent(tally.right, tally.found)}`.padEnd(30),
    `found ${tally.answered}/${tally.answerable} = ${percent(tally.answered, tally.answerable)}`.padEnd(30),
    `doubtful ${tally.doubtful}, right ${tally.doubtfulRight}`,
  );
}

import { comparePersonNames } from '../../domain/compare-person-names.ts';
import { foldedWords, foldText } from '../../domain/fold-text.ts';
import { matchPeople } from '../../domain/match-person.ts';
import type { Person } from '../../domain/person.ts';
import type { Candidate, ColumnDefinition } from '../../domain/planilla.ts';
import type { FieldRequest } from '../../ports/field-reader.ts';
import { focusOnPerson } from './focus-on-person.ts';
import type { PaperReader } from './paper-reading.ts';
import { readTarget } from './read-target.ts';

const nameColumn: ColumnDefinition = {
  name: 'Apellido y nombre',
  instruction: '',
  type: 'person',
  choices: [],
  synonyms: [],
  examples: [],
  required: false,
};
const dniColumn: ColumnDefinition = { ...nameColumn, name: 'DNI', type: 'dni' };

/** Whether an entry of a list is of the person: by document number where it has one, by name otherwise. */
function isOfPerson(person: Person, names: readonly Candidate[], numbers: readonly Candidate[]): boolean {
  const [number, written] = [numbers[0], names[0]];
  if (number && person.dni && (number.value === person.dni || number.confidence >= 0.7))
    return number.value === person.dni;
  // Comparing names is slow, and most entries of a list are of others: one word of the surname must be alike first.
  if (!written || !sharesSurname(person, written.value)) return false;
  return comparePersonNames(written.value, { family: person.familyName, given: person.givenName }).verdict === 'same';
}

function sharesSurname(person: Person, written: string): boolean {
  const folded = foldText(written);
  return foldedWords(person.familyName).some(
    (word) => folded.includes(word.slice(0, 3)) || folded.includes(word.slice(-3)),
  );
}
function readRecordOf(person: Person, request: FieldRequest, readPaper: PaperReader): Candidate[][] | null {
  const columns = [...request.columns, nameColumn, dniColumn];
  const records = readPaper({ ...request, columns }).records();
  const count = request.columns.length;
  const own = records.filter(({ fields }) => isOfPerson(person, fields[count] ?? [], fields[count + 1] ?? []));
  return own.length === 0 ? null : request.columns.map((_, index) => own.flatMap(({ fields }) => fields[index] ?? []));
}

/** What a paper says of one person: their entry in a list, or the whole paper when it is about them. */
export function readFieldsOf(person: Person, request: FieldRequest, readPaper: PaperReader): Candidate[][] {
  const entry = readRecordOf(person, request, readPaper);
  if (entry) {
    const whole = readPaper(request);
    return entry.map((candidates, index) =>
      candidates.length > 0 || request.columns[index]!.type !== 'grade'
        ? candidates
        : readTarget(whole, whole.targets[index]!),
    );
  }
  const text = focusOnPerson(request.text, person);
  if (!text) return request.columns.map(() => []);
  const factor = subjectAgreement(person, { ...request, text }, readPaper);
  if (factor === 0) return request.columns.map(() => []);
  const reading = readPaper({ ...request, text });
  return reading.targets.map((target) =>
    readTarget(reading, target).map((candidate) => ({ ...candidate, confidence: candidate.confidence * factor })),
  );
}

/** 1 when the paper's subject is the person, 0 when it is somebody else, less than 1 when it only names them. */
function subjectAgreement(person: Person, request: FieldRequest, readPaper: PaperReader): number {
  const reading = readPaper({ ...request, columns: [nameColumn, dniColumn] });
  const [names, numbers] = reading.targets.map((target) => readTarget(reading, target));
  const name =
    names?.[0] && names[0].confidence >= 0.5
      ? comparePersonNames(names[0].value, { family: person.familyName, given: person.givenName })
      : null;
  const sameNumber =
    person.dni !== null &&
    (numbers ?? []).some((candidate) => candidate.value === person.dni && candidate.confidence >= 0.3);
  if (sameNumber || name?.verdict === 'same') return 1;
  if (name?.verdict === 'different') return 0;
  return matchPeople(request.text, [person]).length > 0 ? 0.9 : 0;
}

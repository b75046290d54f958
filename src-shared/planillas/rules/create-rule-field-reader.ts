import type { Candidate } from '../../domain/planilla.ts';
import type { FieldReader } from '../../ports/field-reader.ts';
import type { ColumnTarget } from './column-target.ts';
import { readMailPart } from './messages.ts';
import { createPaperReader, type PaperReading } from './paper-reading.ts';
import { readFieldsOf } from './person-fields.ts';
import type { RecordReading } from './read-records.ts';
import { readTarget } from './read-target.ts';

/** Reads fields by rules alone: labels and where their values stand, sentences, lists, messages, Argentine values. */
export function createRuleFieldReader(): FieldReader {
  const readPaper = createPaperReader();
  return {
    readFields: (request) => {
      if (request.person) return readFieldsOf(request.person, request, readPaper);
      const reading = readPaper(request);
      return reading.targets.map((target) => readWhole(reading, target));
    },
    readRecords: (request) => {
      const reading = readPaper(request);
      const records = reading.records();
      return records.length > 0 ? fillFromPaper(reading, records) : [...reading.messageRecords()];
    },
  };
}

/** What the whole paper says for a column; an e-mail, of itself too. */
function readWhole(reading: PaperReading, target: ColumnTarget): Candidate[] {
  return [...readMailPart(reading.paper, target), ...readTarget(reading, target)];
}

/** The course of a list stands in its title, not in its entries: columns that no entry answers take the paper's. */
function fillFromPaper(reading: PaperReading, entries: readonly RecordReading[]): RecordReading[] {
  const records = entries.map(({ key, fields }) => ({ key, fields: [...fields] }));
  reading.targets.forEach((target, index) => {
    if (records.some(({ fields }) => fields[index]!.length > 0)) return;
    const ofEach = target.column.type === 'person' || target.column.type === 'dni' || target.column.type === 'cuil';
    const shared = ofEach ? readMailPart(reading.paper, target) : readWhole(reading, target);
    for (const record of records) record.fields[index] = shared;
  });
  return records;
}

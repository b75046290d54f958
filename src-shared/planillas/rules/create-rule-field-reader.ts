import type { FieldReader } from '../../ports/field-reader.ts';
import { createPaperReader, type PaperReading, readTarget } from './paper-reading.ts';
import { readFieldsOf } from './person-fields.ts';
import type { RecordReading } from './read-records.ts';

/** Reads fields by rules alone: labels and where their values stand, sentences, lists, Argentine values. */
export function createRuleFieldReader(): FieldReader {
  const readPaper = createPaperReader();
  return {
    readFields: (request) => {
      if (request.person) return readFieldsOf(request.person, request, readPaper);
      const reading = readPaper(request);
      return reading.targets.map((target) => readTarget(reading, target));
    },
    readRecords: (request) => {
      const reading = readPaper(request);
      return fillFromPaper(reading);
    },
  };
}

/** The course of a list stands in its title, not in its entries: columns that no entry answers take the paper's. */
function fillFromPaper(reading: PaperReading): RecordReading[] {
  const records = reading.records().map(({ key, fields }) => ({ key, fields: [...fields] }));
  reading.targets.forEach((target, index) => {
    if (target.column.type === 'person' || target.column.type === 'dni' || target.column.type === 'cuil') return;
    if (records.some(({ fields }) => fields[index]!.length > 0)) return;
    const shared = readTarget(reading, target);
    for (const record of records) record.fields[index] = shared;
  });
  return records;
}

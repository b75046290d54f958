import { expect, test } from 'vitest';
import { conflictValueText, conflictValueTexts } from '../../src-renderer/components/conflicts/conflict-value.ts';
import { actaMarkSchema, actaSections } from '../../src-shared/domain/acta/acta-record.ts';
import type { Json } from '../../src-shared/domain/operation.ts';
import { personMatchSchema } from '../../src-shared/domain/person.ts';
import { cellStateSchema, columnTypeSchema, rowKindSchema } from '../../src-shared/domain/planilla.ts';
import { retentionStartSchema } from '../../src-shared/domain/rights/retention.ts';
import { paperKindSchema } from '../../src-shared/domain/source.ts';
import { entityLayouts, isAskedAbout } from '../../src-shared/storage/change-log/registers.ts';

const id = (number: number) => `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const sha256 = (digit: string) => digit.repeat(64);

const mentioned = {
  [id(1)]: 'Inicial › 2026',
  [id(2)]: 'Primaria › 2026',
  [id(3)]: 'Vacunas',
  [id(4)]: 'Inscriptos',
  [id(5)]: 'Ñáñez, Lucía',
  [id(6)]: 'Ñáñez, Julián',
  [id(7)]: 'ficha.pdf',
  [id(8)]: 'pase.pdf',
  [id(9)]: 'Nota',
};

const noon = '2026-11-20T12:00:00.000Z';
const later = '2026-11-21T15:30:00.000Z';
const moments = [noon, later];
const mark = { isSet: true, reason: 'Reclamo', by: 'Ana', at: noon };
const marks = [null, mark, { ...mark, isSet: false }, { ...mark, at: later }, { ...mark, by: 'Beto' }];
const deletions = [true, false];
const texts = ['Rivadavia', 'Mitre'];
const trashes = [null, noon, later];

const definition = {
  name: 'DNI',
  instruction: '',
  type: 'dni',
  choices: [],
  synonyms: [],
  examples: [],
  required: false,
};
const scope = { folderId: null, paperKinds: [], sourceIds: [], course: null };
const form = { sha256: sha256('a'), fileName: 'form.xlsx', sheet: 'Hoja 1', firstRow: 2, columns: [] };
const origin = { planillaId: id(3), sourceId: id(7), personId: null, recordKey: 'p1/t0/r4', addedAt: noon };
const cell = { value: '2026-03-09', state: 'found', evidence: [], reading: null, alternatives: [], inputHash: null };
const prompt = { name: 'Resumen', use: 'document', text: 'Resumí.', variables: [] };
const template = { name: 'Pase', sha256: sha256('a'), fileName: 'pase.docx', fields: [] };
const field = { name: 'dni', list: null, parts: ['body'], optional: false };
const mapping = { dni: { from: 'column', column: 'DNI' } };
const marking = { name: 'Pase', fileName: 'pase.docx', sha256: sha256('a'), templateId: null, steps: [] };
const written = {
  templateId: id(9),
  template: 'Pase',
  rowsOf: 'Inscriptos',
  count: 2,
  numbers: null,
  file: { sha256: sha256('a'), name: 'pases.zip', sizeBytes: 900 },
  writtenAt: noon,
  by: 'Ana',
};
const words = { startMs: 0, endMs: 900, words: [{ startMs: 0, endMs: 900, text: 'hola', confidence: null }], over: [] };
const acta = { sourceId: id(7), createdAt: noon, by: 'Ana', firstId: id(40), version: 1 };
const details = { templateId: id(9), book: 'Actas', date: '2026-03-09', number: 4, values: { lugar: 'SUM' } };
const approval = { approvedAt: noon, by: 'Ana', template: 'Pase', file: written.file, details, lines: [] };
const line = { text: 'Se aprueba.', isTitle: false, role: '', responsible: '', due: '', mark: 'heard', proof: null };
const view = { shows: { kind: 'named', planillaIds: [id(3)] }, setBy: 'Ana', setAt: noon };
const published = {
  publicationId: id(30),
  version: 1,
  note: 'La primera',
  publishedAt: noon,
  by: 'Ana',
  content: { kind: 'prompt', prompt },
};
const match = { state: 'certain', basis: 'dni', score: 1, evidence: null };

/** Values of each register, all of them different. */
const values: Record<string, readonly Json[]> = {
  'source.file': [
    { kind: 'document', sha256: sha256('a'), sizeBytes: 900, parentId: null, addedAt: noon },
    { kind: 'recording', sha256: sha256('a'), sizeBytes: 900, parentId: null, addedAt: noon },
    { kind: 'document', sha256: sha256('b'), sizeBytes: 90_000, parentId: id(8), addedAt: noon },
    { kind: 'document', sha256: sha256('b'), sizeBytes: 90_000, parentId: id(8), addedAt: later },
  ],
  'source.name': texts,
  'source.originPath': [null, 'C:\\Escuela\\a.pdf', 'C:\\Escuela\\b.pdf'],
  'source.folderId': [null, id(1), id(2), id(90), id(91)],
  'source.tags': [[], ['pase'], ['pase', 'urgente']],
  'source.paperKind': ['birth-certificate', 'minutes', 'other'],
  'source.documentDate': [null, '2026-03-09', '2026-03-10'],
  'source.trashedAt': trashes,
  'source.held': marks,
  'source.keptUntil': [null, 'always', '2030-01-01', '2031-01-01'],
  'source.deleted': deletions,
  'source-place.place': [
    null,
    { container: `source:${id(7)}`, name: 'a.opus' },
    { container: `source:${id(8)}`, name: 'a.opus' },
    { container: `folder:${id(1)}`, name: 'a.opus' },
    { container: 'folder:', name: 'a.opus' },
    { container: 'path:C:\\Escuela', name: 'a.opus' },
  ],
  'folder.name': texts,
  'folder.parentId': [null, id(1), id(2)],
  'folder.deleted': deletions,
  'person.role': ['pupil', 'staff'],
  'person.familyName': texts,
  'person.givenName': texts,
  'person.dni': [null, '50123456', '50123457'],
  'person.course': [null, '3.º A', '3.º B'],
  'person.birthDate': [null, '2016-05-14', '2016-05-15'],
  'person.details': [{}, { Comedor: 'Sí' }, { Transporte: 'Sí' }],
  'person.blocked': marks,
  'person.held': marks,
  'person.deleted': deletions,
  'person-match.match': [
    null,
    match,
    { ...match, basis: 'manual' },
    { ...match, state: 'suggested', basis: 'name', score: 0.8 },
    { ...match, state: 'suggested', basis: 'name', score: 0.9 },
    { ...match, state: 'rejected' },
    { ...match, state: 'confirmed' },
  ],
  'planilla.title': texts,
  'planilla.rowKind': ['document', 'record', 'person'],
  'planilla.scope': [
    scope,
    { ...scope, folderId: id(1) },
    { ...scope, folderId: id(2) },
    { ...scope, paperKinds: ['birth-certificate'] },
    { ...scope, sourceIds: [id(7)] },
    { ...scope, sourceIds: [id(8)] },
    { ...scope, course: '3.º B' },
    { ...scope, excluded: ['x', 'y'] },
  ],
  'planilla.form': [
    null,
    form,
    { ...form, firstRow: 3 },
    { ...form, columns: [{ columnId: id(9), letter: 'C' }] },
    { ...form, columns: [{ columnId: id(9), letter: 'D' }] },
  ],
  'planilla.createdAt': moments,
  'planilla.trashedAt': trashes,
  'planilla.published': [null, { id: id(30), version: 1 }, { id: id(30), version: 2 }],
  'planilla.deleted': deletions,
  'column.planillaId': [id(3), id(4)],
  'column.definition': [
    definition,
    { ...definition, name: 'Documento' },
    { ...definition, type: 'text' },
    { ...definition, instruction: 'El del alumno' },
    { ...definition, synonyms: ['Documento'] },
    { ...definition, examples: ['50123456'] },
    { ...definition, type: 'choice', choices: ['Mañana', 'Tarde'] },
    { ...definition, required: true },
  ],
  'column.position': [0, 1, 12],
  'column.hidden': [true, false],
  'column.approvedAt': trashes,
  'column.publishedName': [null, 'DNI', 'Documento'],
  'column.deleted': deletions,
  'row.origin': [
    origin,
    { ...origin, planillaId: id(4) },
    { ...origin, recordKey: 'p1/t0/r5' },
    { ...origin, recordKey: 'p1/t1/r4' },
    { ...origin, recordKey: 'p2/b4' },
    { ...origin, sourceId: null, personId: id(5), recordKey: null },
    { ...origin, sourceId: null, personId: id(6), recordKey: null },
  ],
  'row.position': [0, 1],
  'row.deleted': deletions,
  'cell.content': [
    null,
    { ...cell, approved: false },
    { ...cell, approved: true },
    { ...cell, approved: false, state: 'manual', reading: { kind: 'person', name: 'Ana' } },
    { ...cell, approved: false, value: '2026-03-10' },
    { ...cell, approved: false, value: null, state: 'absent' },
  ],
  'prompt.content': [
    prompt,
    { ...prompt, name: 'Otro' },
    { ...prompt, use: 'column' },
    { ...prompt, text: 'Contá.' },
    { ...prompt, variables: [{ name: 'hora', label: 'Hora', initial: '' }] },
  ],
  'prompt.createdAt': moments,
  'prompt.trashedAt': trashes,
  'prompt.deleted': deletions,
  'template.content': [
    template,
    { ...template, name: 'Otro' },
    { ...template, sha256: sha256('b') },
    { ...template, fileName: 'otro.docx' },
    { ...template, fields: [field] },
  ],
  'template.mappings': [
    {},
    { roster: mapping },
    { [id(3)]: mapping },
    { [id(4)]: mapping },
    { roster: { dni: { from: 'text', text: 'Sin DNI' } } },
    { roster: { dni: { from: 'number', first: 7 } } },
  ],
  'template.createdAt': moments,
  'template.trashedAt': trashes,
  'template.deleted': deletions,
  'template-marking.content': [
    marking,
    { ...marking, name: 'Otro' },
    { ...marking, templateId: id(9) },
    { ...marking, steps: [{ kind: 'drop', place: { file: 'document.xml', from: 0, to: 1 } }] },
  ],
  'template-marking.createdAt': moments,
  'template-marking.endedAt': trashes,
  'template-marking.deleted': deletions,
  'written-document.content': [
    written,
    { ...written, rowsOf: 'Vacunas' },
    { ...written, count: 3 },
    { ...written, numbers: { first: 1, last: 2 } },
    { ...written, writtenAt: later },
  ],
  'written-document.trashedAt': trashes,
  'written-document.deleted': deletions,
  'transcript-segment.words': [null, words, { ...words, words: [] }, { ...words, endMs: 1200 }],
  'transcript-segment.voice': [
    null,
    { startMs: 0, endMs: 900, speaker: '1' },
    { startMs: 0, endMs: 900, speaker: '2' },
    { startMs: 0, endMs: 900, speaker: null },
  ],
  'transcript-voice.name': [
    null,
    { name: 'Lucía', personId: null },
    { name: 'Lucía', personId: id(5) },
    { name: 'Lucía', personId: id(6) },
  ],
  'acta.origin': [acta, { ...acta, sourceId: id(8) }, { ...acta, version: 2 }, { ...acta, by: 'Beto' }],
  'acta.details': [
    details,
    { ...details, templateId: null },
    { ...details, book: 'Consejo' },
    { ...details, date: '2026-03-10' },
    { ...details, number: null },
    { ...details, values: { lugar: 'Patio' } },
  ],
  'acta.approval': [null, approval, { ...approval, by: 'Beto' }, { ...approval, details: { ...details, number: 5 } }],
  'acta.trashedAt': trashes,
  'acta.deleted': deletions,
  'acta-line.place': [
    { actaId: id(40), section: 'topics', position: 1 },
    { actaId: id(40), section: 'topics', position: 1.0625 },
    { actaId: id(40), section: 'decisions', position: 1 },
  ],
  'acta-line.content': [
    null,
    line,
    { ...line, text: 'Se rechaza.' },
    { ...line, isTitle: true },
    { ...line, role: 'Maestra' },
    { ...line, responsible: 'Ana' },
    { ...line, due: 'marzo' },
    { ...line, mark: 'accepted' },
    { ...line, proof: { quote: 'se aprueba', startMs: 62_000, endMs: 63_500 } },
  ],
  'acta-line.deleted': deletions,
  'publication.withdrawnAt': trashes,
  'publication-version.content': [
    published,
    { ...published, version: 2 },
    { ...published, content: { kind: 'template', template } },
    {
      ...published,
      content: { kind: 'planilla', planilla: { title: 'Pases', rowKind: 'record', columns: [definition] } },
    },
    { ...published, content: { kind: 'settings', settings: { trashDays: 40 } } },
  ],
};

/** Values of each setting of the school's. */
const settings: Record<string, readonly Json[]> = {
  schoolName: texts,
  schoolAddress: texts,
  schoolCity: texts,
  schoolPhone: texts,
  schoolEmail: texts,
  principalName: texts,
  trashDays: [30, 60],
  'required-papers': [
    [],
    [{ paperKind: 'birth-certificate', label: 'Partida' }],
    [{ paperKind: 'health-certificate', label: 'Partida' }],
  ],
  retention: [
    [],
    [{ paperKind: 'birth-certificate', years: null, start: 'year-end' }],
    [{ paperKind: 'birth-certificate', years: 10, start: 'year-end' }],
    [{ paperKind: 'birth-certificate', years: 10, start: 'paper-date' }],
    [{ paperKind: 'minutes', years: 10, start: 'year-end' }],
  ],
  districtView: [
    view,
    { ...view, shows: { kind: 'named', planillaIds: [id(4)] } },
    { ...view, shows: { kind: 'named', planillaIds: [id(3), id(4)] } },
    { ...view, shows: { kind: 'nothing' } },
    { ...view, shows: { kind: 'published' } },
    { ...view, setBy: 'Beto' },
    { shows: { kind: 'nothing' }, setBy: null, setAt: null },
  ],
};

const asked = Object.entries(entityLayouts).flatMap(([entity, { registers }]) =>
  Object.keys(registers).flatMap((field) => (isAskedAbout({ entity, field }) ? [`${entity}.${field}`] : [])),
);

const registers = [
  ...Object.entries(values).map(([place, each]) => {
    const [entity = '', field = ''] = place.split('.');
    return { place, register: { entity, entityId: id(50), field }, values: each };
  }),
  ...Object.entries(settings).map(([key, each]) => {
    return { place: key, register: { entity: 'setting', entityId: key, field: 'value' }, values: each };
  }),
];

const ofPrograms = [
  ...[paperKindSchema, rowKindSchema, columnTypeSchema, cellStateSchema, retentionStartSchema, actaMarkSchema],
  ...[personMatchSchema.shape.state, personMatchSchema.shape.basis],
].flatMap(({ options }) => [...options] as string[]);

/** Words of the program's own that are no Spanish; those that are both are left out. */
const english = new Set([...ofPrograms, ...actaSections, 'always', 'roster', 'column', 'pupil', 'staff', 'settings']);
for (const both of ['dni', 'cuil', 'other']) english.delete(both);

test('every register that people are asked about is in these tables', () => {
  expect([...Object.keys(values), 'setting.value'].sort()).toEqual(asked.sort());
});

test.each(registers)(
  '$place reads in Spanish, and no two of its values read the same',
  ({ register, values: each }) => {
    const context = { columnType: 'date' as const, mentioned };
    const told = conflictValueTexts(register, each, context);
    expect(new Set(told).size).toBe(each.length);
    for (const value of each) {
      const text = conflictValueText(register, value, context);
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{64}|\d{4}-\d{2}-\d{2}|undefined|\[object/);
      expect(text.split(/[^\p{L}\p{N}-]+/u).filter((word) => english.has(word))).toEqual([]);
    }
  },
);

test('only what differs in nothing that is shown has to be told apart by who wrote it', () => {
  const context = { columnType: 'date' as const, mentioned };
  const numbered = registers
    .filter(({ register, values: each }) =>
      conflictValueTexts(register, each, context).some((text) => text.includes('se leen igual')),
    )
    .map(({ place }) => place);
  // Folders that this PC has never heard of, and two files of one name.
  expect(numbered).toEqual(['source.folderId', 'template.content']);
});

import { closingHour } from '../../domain/acta/acta-lines.ts';
import type { ActaLineText, ActaSection } from '../../domain/acta/acta-record.ts';
import { AppError } from '../../domain/errors.ts';
import { knownFields } from '../../domain/known-fields.ts';
import type { LibrarySettings } from '../../domain/library-settings.ts';
import { actaEntryFields, fieldKey, isActaTemplate, type TemplateField } from '../../domain/template.ts';
import type { OpenTemplate, TemplateValues } from '../../ports/document-writer.ts';
import { blankLine } from './field-values.ts';

/** What an acta says, in order, and what the person says beside it: by the field's key. */
export type ActaText = {
  lines: readonly (ActaLineText & { section: ActaSection })[];
  date: string;
  values: Readonly<Record<string, string>>;
};

type ActaTemplate = { name: string; fields: readonly TemplateField[] };

/** What the acta's own lines and number say; nobody is asked for it apart. */
const ownKeys: ReadonlySet<string> = new Set(['numero', 'hora_de_inicio', 'hora_de_cierre', 'cierre']);

/** What goes into an acta's template. What nobody said leaves a line to write on. Throws `TEMPLATE_HAS_NO_ACTA`. */
export function actaValues(acta: ActaText, { name, fields }: ActaTemplate, school: LibrarySettings): TemplateValues {
  if (!isActaTemplate({ fields: [...fields] })) throw new AppError('TEMPLATE_HAS_NO_ACTA', { name });
  const texts: Record<string, string> = { ...actaTexts(acta, school) };
  // What an entry of a list may leave out is no field of the acta, though it be called as one.
  const optional = new Set(
    fields.flatMap(({ name, list, optional }) => (optional && list === null ? fieldKey(name) : [])),
  );
  for (const { name: field } of fields) texts[fieldKey(field)] ??= '';
  for (const [key, text] of Object.entries(texts)) if (text === '' && !optional.has(key)) texts[key] = blankLine;
  return { texts, lists: actaEntries(acta) };
}

/** Throws `TEMPLATE_FIELD_UNKNOWN` with the fields that nothing is known of and where they stand. */
export function refuseUnknownFields(
  acta: ActaText,
  { name, open: { fields, placeOf } }: { name: string; open: Pick<OpenTemplate, 'fields' | 'placeOf'> },
  school: LibrarySettings,
): void {
  const texts = actaTexts(acta, school);
  const unknown = fields.filter((field) => !isKnown(field, texts));
  if (unknown.length === 0) return;
  const named = unknown.map((field) => `«${field.name}» (${placeOf(field)})`);
  throw new AppError('TEMPLATE_FIELD_UNKNOWN', { name, fields: named.join(', ') });
}

/** The fields of a template that a person may fill in, each with what it says while she does not. */
export function fieldsToAsk(
  acta: ActaText,
  { fields }: Pick<ActaTemplate, 'fields'>,
  school: LibrarySettings,
): { key: string; name: string; text: string }[] {
  const known = knownFields(school, acta.date);
  const texts = actaTexts({ ...acta, values: {} }, school);
  const asked = new Map<string, { key: string; name: string; text: string }>();
  for (const { name, list } of fields) {
    const key = fieldKey(name);
    if (list !== null || key in known || ownKeys.has(key) || asked.has(key)) continue;
    asked.set(key, { key, name, text: texts[key] ?? '' });
  }
  return [...asked.values()];
}

function isKnown({ name, list }: TemplateField, texts: Readonly<Record<string, string>>): boolean {
  const key = name === '.' ? 'texto' : fieldKey(name);
  return key in texts || (list !== null && actaEntryFields[list].includes(key));
}

function actaTexts({ lines, date, values }: ActaText, school: LibrarySettings): Readonly<Record<string, string>> {
  const textsOf = (section: ActaSection) => lines.filter((line) => line.section === section).map(({ text }) => text);
  const given = Object.entries(values).map(([key, value]) => [fieldKey(key), value.trim()]);
  return {
    ...knownFields(school, date),
    numero: '',
    titulo: textsOf('agenda')
      .map((text) => text.replace(/\.$/, ''))
      .join('; '),
    lugar: school.schoolCity,
    hora_de_inicio: textsOf('opening')[0] ?? '',
    hora_de_cierre: closingHour(lines),
    cierre: textsOf('closing').join(' '),
    ...Object.fromEntries(given.filter(([, value]) => value !== '')),
  };
}

function actaEntries({ lines }: ActaText): TemplateValues['lists'] {
  const of = (section: ActaSection) => lines.filter((line) => line.section === section && line.text.trim() !== '');
  const people = (section: ActaSection) =>
    of(section).map(({ text, role }) => ({
      nombre: text,
      cargo: role,
      texto: [text, role].filter(Boolean).join(', '),
    }));
  return {
    presentes: people('present'),
    ausentes: people('absent'),
    orden: of('agenda').map(({ text }) => ({ texto: text })),
    temas: topicsOf(of('topics')),
    decisiones: of('decisions').map(({ text, responsible, due }) => ({
      texto: text,
      responsable: responsible,
      plazo: due,
    })),
  };
}

/** Each title with the sentences that follow it, as one text. */
function topicsOf(lines: ActaText['lines']): { titulo: string; texto: string }[] {
  const topics: { titulo: string; texto: string }[] = [];
  for (const { text, isTitle } of lines) {
    const last = topics.at(-1);
    if (isTitle) topics.push({ titulo: text.replace(/\.$/, ''), texto: '' });
    else if (!last) topics.push({ titulo: '', texto: text });
    else last.texto = [last.texto, text].filter(Boolean).join(' ');
  }
  return topics;
}

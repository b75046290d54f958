import type { ActaDraft, ActaPerson, ActaSentence } from '../../domain/acta/acta.ts';
import { AppError } from '../../domain/errors.ts';
import { knownFields } from '../../domain/known-fields.ts';
import type { LibrarySettings } from '../../domain/library-settings.ts';
import { type ActaList, fieldKey, fieldPlaceWords, isActaTemplate, type TemplateField } from '../../domain/template.ts';
import type { TemplateValues } from '../../ports/document-writer.ts';
import { blankLine } from './field-values.ts';

/** What the person says of an acta beside what was said in it: by the field's key. */
export type ActaDetails = { date: string; values: Readonly<Record<string, string>> };

const entryKeys: Record<ActaList, readonly string[]> = {
  presentes: ['nombre', 'cargo', 'texto'],
  ausentes: ['nombre', 'cargo', 'texto'],
  orden: ['texto'],
  temas: ['titulo', 'texto'],
  decisiones: ['texto', 'responsable', 'plazo'],
};

/**
 * What goes into an acta's template. What nobody said leaves a line to write on. Throws `TEMPLATE_HAS_NO_ACTA`, and
 * `TEMPLATE_FIELD_UNKNOWN` with the fields that nothing is known of and where they stand.
 */
export function actaValues(
  draft: ActaDraft,
  { name, fields }: { name: string; fields: readonly TemplateField[] },
  { school, details }: { school: LibrarySettings; details: ActaDetails },
): TemplateValues {
  if (!isActaTemplate({ fields: [...fields] })) throw new AppError('TEMPLATE_HAS_NO_ACTA', { name });
  const given = Object.entries(details.values).map(([key, value]) => [fieldKey(key), value.trim()]);
  const spoken: Record<string, string> = { ...knownFields(school, details.date), ...actaTexts(draft, school) };
  const texts: Record<string, string> = { ...spoken, ...Object.fromEntries(given) };
  const unknown = fields.filter((field) => !isKnown(field, texts));
  if (unknown.length > 0) {
    const named = unknown.map((field) => `«${field.name}» (${fieldPlaceWords(field)})`);
    throw new AppError('TEMPLATE_FIELD_UNKNOWN', { name, fields: named.join(', ') });
  }
  const optional = new Set(fields.flatMap((field) => (field.optional ? fieldKey(field.name) : [])));
  for (const [key, text] of Object.entries(texts)) if (text === '' && !optional.has(key)) texts[key] = blankLine;
  return { texts, lists: actaEntries(draft) };
}

function isKnown({ name, list }: TemplateField, texts: Readonly<Record<string, string>>): boolean {
  const key = name === '.' ? 'texto' : fieldKey(name);
  return key in texts || (list !== null && entryKeys[list].includes(key));
}

function actaTexts({ agenda, opening, closing }: ActaDraft, school: LibrarySettings): Record<string, string> {
  const hour = closing?.time ? `siendo las ${closing.time} horas, ` : '';
  return {
    numero: '',
    titulo: agenda.map(({ text }) => text.replace(/\.$/, '')).join('; '),
    lugar: school.schoolCity,
    hora_de_inicio: opening?.time ?? '',
    hora_de_cierre: closing?.time ?? '',
    cierre: `Sin más temas para tratar, ${hour}se da por finalizada la reunión.`,
  };
}

function actaEntries({ present, absent, agenda, topics, decisions }: ActaDraft): TemplateValues['lists'] {
  const people = (list: readonly ActaPerson[]) =>
    list.map(({ name, role }) => ({ nombre: name, cargo: role, texto: [name, role].filter(Boolean).join(', ') }));
  return {
    presentes: people(present),
    ausentes: people(absent),
    orden: agenda.map(({ text }) => ({ texto: text })),
    temas: topics.map(({ title, sentences }) => ({ titulo: title, texto: joined(sentences) })),
    decisiones: decisions.map(({ text, responsible, due }) => ({ texto: text, responsable: responsible, plazo: due })),
  };
}

function joined(sentences: readonly ActaSentence[]): string {
  return sentences.map(({ text }) => text).join(' ');
}

import { basename } from 'node:path';
import type { z } from 'zod';
import { AppError } from '../../src-shared/domain/errors.ts';
import { type PlanillaSpec, planillaSpecSchema } from '../../src-shared/domain/planilla.ts';
import { readInputFile } from '../host/read-input-file.ts';

type Issue = z.core.$ZodIssue;

/** The planilla that a SPEC.json describes. Throws `SPEC_INVALID` with the place and what it needs, in Spanish. */
export async function readSpec(path: string): Promise<PlanillaSpec> {
  const name = basename(path);
  const value = parseJson(new TextDecoder().decode(await readInputFile(path)), name);
  const parsed = planillaSpecSchema.safeParse(value);
  const [issue] = parsed.error?.issues ?? [];
  if (issue) throw invalid(describeIssue(issue, value));
  if (!parsed.success) throw invalid(`«${name}» no describe una planilla`);
  checkColumns(parsed.data);
  return parsed.data;
}

function invalid(detail: string, cause?: unknown): AppError {
  return new AppError('SPEC_INVALID', { detail }, { cause });
}

function parseJson(text: string, name: string): unknown {
  try {
    // The decoder has taken away the mark that Notepad puts first.
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(`«${name}» no es JSON`, cause);
  }
}

/** What the schema cannot say of one column alone. */
function checkColumns({ columns }: PlanillaSpec): void {
  const seen = new Map<string, number>();
  for (const [index, { name, type, choices }] of columns.entries()) {
    const place = placeOf(['columns', index], { columns });
    const earlier = seen.get(name);
    if (earlier !== undefined) throw invalid(`${place} se llama igual que columns[${earlier}]`);
    if (type === 'choice' && !choices?.length)
      throw invalid(`${place} es de tipo choice y le falta la lista «choices»`);
    seen.set(name, index);
  }
}

function describeIssue(issue: Issue, spec: unknown): string {
  const place = placeOf(issue.path, spec);
  const given = valueAt(spec, issue.path);
  if (issue.code === 'invalid_union') {
    return `${place} tiene que ser {"all": true}, {"folder": "carpeta"} o {"paths": ["archivo", …]}`;
  }
  if (given === undefined) return `falta ${place}`;
  switch (issue.code) {
    case 'invalid_value':
      return `${place} dice «${String(given)}» y sólo puede ser ${issue.values.map(String).join(', ')}`;
    case 'invalid_type':
      return `${place} tiene que ser ${typeNames[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return `${place} no puede estar ${issue.origin === 'array' ? 'vacía' : 'vacío'}`;
    case 'too_big':
      return `${place} pasa de ${issue.maximum} ${issue.origin === 'array' ? 'elementos' : 'caracteres'}`;
    default:
      return `${place} no se entiende`;
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'un texto entre comillas',
  boolean: 'true o false',
  array: 'una lista entre corchetes',
  object: 'un objeto entre llaves',
  number: 'un número',
};

/** A place in the file as its writer sees it: `columns[2] («Turno»), «type»`. */
function placeOf(path: readonly PropertyKey[], spec: unknown): string {
  if (path.length === 0) return 'la definición';
  const [first, index, ...rest] = path;
  if (first !== 'columns' || typeof index !== 'number') return `«${path.join('.')}»`;
  const name = valueAt(spec, ['columns', index, 'name']);
  const column = `columns[${index}]${typeof name === 'string' && name !== '' ? ` («${name}»)` : ''}`;
  return rest.length === 0 ? column : `${column}, «${rest.join('.')}»`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What is wrong at a place of a planilla's design, as whoever wrote it by hand has to hear it. */
export function describeIssue(issue: Issue, spec: unknown): string {
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
export function placeOf(path: readonly PropertyKey[], spec: unknown): string {
  if (path.length === 0) return 'el diseño';
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

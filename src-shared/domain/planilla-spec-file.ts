import { describeIssue, placeOf } from './describe-spec-issue.ts';
import { AppError } from './errors.ts';
import { foldText } from './fold-text.ts';
import {
  columnDefinitionSchema,
  type Planilla,
  type PlanillaSpec,
  planillaSpecFormat,
  planillaSpecSchema,
  planillaSpecVersion,
} from './planilla.ts';

/** A planilla's design as a file: what it asks and of which kinds of paper, with nothing of what it says of anybody. */
export function planillaSpecFile({ title, rowKind, scope, columns }: Planilla): Omit<PlanillaSpec, 'sources'> {
  return {
    format: planillaSpecFormat,
    version: planillaSpecVersion,
    title,
    rows: rowKind,
    paperKinds: scope.paperKinds,
    columns: columns.map((column) => columnDefinitionSchema.parse(column)),
  };
}

/** The planilla that a file's text describes. Throws `SPEC_NEWER`, `SPEC_INVALID` with the place and what it needs, in Spanish. */
export function readPlanillaSpec(text: string, fileName: string): PlanillaSpec {
  const value = parseJson(text, fileName);
  if (isNewer(value)) throw new AppError('SPEC_NEWER', { name: fileName });
  const parsed = planillaSpecSchema.safeParse(value);
  const [issue] = parsed.error?.issues ?? [];
  if (issue) throw invalid(describeIssue(issue, value));
  if (!parsed.success) throw invalid(`«${fileName}» no describe una planilla`);
  checkColumns(parsed.data);
  return parsed.data;
}

function invalid(detail: string, cause?: unknown): AppError {
  return new AppError('SPEC_INVALID', { detail }, { cause });
}

function parseJson(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(`«${fileName}» no es JSON`, cause);
  }
}

function isNewer(value: unknown): boolean {
  if (!(value instanceof Object) || !('format' in value) || !('version' in value)) return false;
  return (
    value.format === planillaSpecFormat && typeof value.version === 'number' && value.version > planillaSpecVersion
  );
}

/** What the schema cannot say of one column alone. */
function checkColumns({ columns }: PlanillaSpec): void {
  const seen = new Map<string, number>();
  for (const [index, { name, type, choices }] of columns.entries()) {
    const place = placeOf(['columns', index], { columns });
    const earlier = seen.get(foldText(name));
    if (earlier !== undefined) {
      throw invalid(`${place} se llama igual que ${placeOf(['columns', earlier], { columns })}`);
    }
    if (type === 'choice' && !choices?.length)
      throw invalid(`${place} es de tipo choice y le falta la lista «choices»`);
    seen.set(foldText(name), index);
  }
}

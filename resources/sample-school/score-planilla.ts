import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AmanuenseClient } from '../../src-shared/contract/index.ts';
import type { PersonId, PlanillaId } from '../../src-shared/domain/identifiers.ts';
import { type FilledPlanilla, type PlanillaMapping, truthMappingSchema } from './generator/filled-planilla.ts';
import { type PlanillaScore, scorePlanilla } from './generator/score.ts';
import { type Truth, truthSchema } from './generator/truth.ts';

/** A school's truth, and the mapping of each planilla to it by the planilla's title. */
export type SchoolTruth = { truth: Truth; mappings: Map<string, PlanillaMapping> };

/** Reads the truth of a generated school and what the sample planillas' columns are the truth of. */
export async function loadTruth(truthPath: string, planillasFolder: string): Promise<SchoolTruth> {
  const truth = truthSchema.parse(JSON.parse(await readFile(truthPath, 'utf8')));
  const byFile = truthMappingSchema.parse(
    JSON.parse(await readFile(join(planillasFolder, 'truth-mapping.json'), 'utf8')),
  );
  const mappings = new Map<string, PlanillaMapping>();
  for (const [file, mapping] of Object.entries(byFile)) {
    const { title } = JSON.parse(await readFile(join(planillasFolder, file), 'utf8')) as { title: string };
    mappings.set(title, mapping);
  }
  return { truth, mappings };
}

/** A planilla of an open library with nothing in it but what can be compared. */
export async function readFilledPlanilla(client: AmanuenseClient, planillaId: PlanillaId): Promise<FilledPlanilla> {
  const { rowKind, columns } = await client.planillas.get({ planillaId });
  const { rows } = await client.planillas.rows({ planillaId });
  const roster = new Map<PersonId, string | null>(
    (await client.people.list({})).map((person) => [person.id, person.dni]),
  );
  const names = new Map(columns.map((column) => [column.id, column.name]));
  return {
    rowKind,
    columns: columns.map(({ name, type }) => ({ name, type })),
    rows: rows.map((row) => ({
      paper: row.sourceId === null ? null : row.label,
      personDni: row.personId === null ? null : (roster.get(row.personId) ?? null),
      cells: Object.fromEntries(
        row.cells.map(({ columnId, value, state }) => [names.get(columnId) ?? '', { value, state }]),
      ),
    })),
  };
}

/** How each planilla of the library that has a truth compares with it. */
export async function scoreLibrary(
  client: AmanuenseClient,
  school: SchoolTruth,
): Promise<{ planillaId: PlanillaId; title: string; score: PlanillaScore }[]> {
  const scores = [];
  for (const { id, title } of await client.planillas.list({ trashed: false })) {
    const mapping = school.mappings.get(title);
    if (!mapping) continue;
    const score = scorePlanilla(await readFilledPlanilla(client, id), mapping, school.truth);
    scores.push({ planillaId: id, title, score });
  }
  return scores;
}

/** Cells marked `found` whose quote does not stand, word for word, where their evidence says. */
export async function countUnprovenCells(client: AmanuenseClient, planillaId: PlanillaId): Promise<number> {
  const { rows } = await client.planillas.rows({ planillaId });
  const pages = new Map<string, string>();
  let unproven = 0;
  for (const cell of rows.flatMap((row) => row.cells).filter((candidate) => candidate.state === 'found')) {
    let isProven = cell.evidence.length > 0;
    for (const { sourceId, locator, quote } of cell.evidence) {
      if (locator.type === 'time') continue;
      const key = `${sourceId}/${locator.page}`;
      if (!pages.has(key)) pages.set(key, (await client.sources.page({ sourceId, page: locator.page })).text);
      isProven &&= pages.get(key)?.slice(locator.start, locator.end) === quote;
    }
    if (!isProven) unproven++;
  }
  return unproven;
}

import { createHash } from 'node:crypto';
import type { AmanuenseClient } from '../../src-shared/contract/index.ts';

/** Everything that a person can see of a library, without ids and times: equal libraries have equal snapshots. */
export async function snapshotLibrary(client: AmanuenseClient) {
  return { papers: await papers(client), people: await people(client), planillas: await planillas(client) };
}

async function papers(client: AmanuenseClient) {
  const order = { by: 'name', descending: false } as const;
  const { items } = await client.sources.list({ filter: {}, order, offset: 0, limit: 500 });
  const described = [];
  for (const source of items) {
    const { pages, children } = await client.sources.get({ sourceId: source.id });
    const hash = createHash('sha256');
    for (const { number } of pages)
      hash.update((await client.sources.page({ sourceId: source.id, page: number })).text);
    const { name, sha256, status, paperKind, documentDate, characters, errorCode } = source;
    const names = source.people.map((person) => person.name).sort();
    const inside = children.map((child) => child.name).sort();
    described.push({
      name,
      sha256,
      status,
      paperKind,
      documentDate,
      characters,
      errorCode,
      names,
      inside,
      text: hash.digest('hex'),
    });
  }
  return described.sort((left, right) => (left.sha256 < right.sha256 ? -1 : 1));
}

async function people(client: AmanuenseClient) {
  const roster = await client.people.list({});
  return roster
    .map(({ familyName, givenName, dni, course, papers, missing }) => ({
      familyName,
      givenName,
      dni,
      course,
      papers,
      missing,
    }))
    .sort(byText);
}

async function planillas(client: AmanuenseClient) {
  const described = [];
  for (const { id, title, columns } of await client.planillas.list({ trashed: false })) {
    const names = new Map(columns.map((column) => [column.id, column.name]));
    const { rows } = await client.planillas.rows({ planillaId: id });
    const lines = rows.map(({ label, recordKey, cells }) => ({
      label,
      recordKey,
      cells: cells
        .map(({ columnId, value, state, evidence }) => [
          names.get(columnId),
          value,
          state,
          evidence.map(({ quote }) => quote),
        ])
        .sort(byText),
    }));
    described.push({ title, rows: lines.sort(byText) });
  }
  return described.sort(byText);
}

function byText(left: unknown, right: unknown): number {
  return JSON.stringify(left) < JSON.stringify(right) ? -1 : 1;
}

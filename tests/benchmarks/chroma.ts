/** What Chroma took over the same vectors. */
export type ChromaTimes = { vectorsPerSecond: number; p50Ms: number; p95Ms: number };

type Work = { count: number; queries: readonly Float32Array[]; limit: number; next: () => Float32Array };

const batchSize = 500;

/**
 * Chroma (`npx chroma run`) over the same vectors, by the HTTP of its second version; null where none answers at the
 * address in CHROMA_URL.
 */
export async function measureChroma({ count, queries, limit, next }: Work): Promise<ChromaTimes | null> {
  const server = process.env.CHROMA_URL;
  if (!server) return null;
  const collections = `${server}/api/v2/tenants/default_tenant/databases/default_database/collections`;
  const name = `bench-${crypto.randomUUID()}`;
  const { id } = (await post(collections, { name, configuration: { hnsw: { space: 'cosine' } } })) as { id: string };
  let spentMs = 0;
  for (let start = 0; start < count; start += batchSize) {
    const size = Math.min(batchSize, count - start);
    const embeddings = Array.from({ length: size }, () => [...next()]);
    const ids = embeddings.map((_, at) => String(start + at));
    const startedAt = performance.now();
    await post(`${collections}/${id}/add`, { ids, embeddings });
    spentMs += performance.now() - startedAt;
  }
  const times: number[] = [];
  for (const query of queries) {
    const body = { query_embeddings: [[...query]], n_results: limit, include: ['distances'] };
    const startedAt = performance.now();
    await post(`${collections}/${id}/query`, body);
    times.push(performance.now() - startedAt);
  }
  await fetch(`${collections}/${name}`, { method: 'DELETE' });
  const sorted = times.sort((left, right) => left - right);
  const at = (fraction: number) => sorted[Math.floor(sorted.length * fraction)] ?? 0;
  return { vectorsPerSecond: count / (spentMs / 1000), p50Ms: at(0.5), p95Ms: at(0.95) };
}

async function post(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`Chroma answered ${response.status}: ${await response.text()}`);
  return response.json();
}

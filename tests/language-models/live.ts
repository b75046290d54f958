// Usage: node tests/language-models/live.ts [MODEL]
// Our adapters against a real Ollama, at OLLAMA_HOST or where it listens by itself. With no MODEL, a tiny one of random
// numbers is brought in and taken away: its words are noise, the rest is real. Where no Ollama answers it says so.
import { patientFetch } from '../../src-main/adapters/patient-fetch.ts';
import { createOllamaLanguageModel } from '../../src-shared/language-models/ollama.ts';
import { createOllamaEmbedder } from '../../src-shared/language-models/ollama-embedder.ts';
import { createOllamaModelStore } from '../../src-shared/language-models/ollama-model-store.ts';
import { createOpenAiCompatibleLanguageModel } from '../../src-shared/language-models/openai-compatible.ts';
import { listLiveChecks } from './live-checks.ts';
import { tinyModel } from './tiny-model.ts';

const stallMs = 10 * 60_000;
const calm = { signal: new AbortController().signal };
const tinyName = 'amanuense-prueba:tiny';

function ollamaUrl(host = '127.0.0.1:11434'): string {
  return host.includes('://') ? host : `http://${host}`;
}

async function checkLive(asked: string | undefined): Promise<void> {
  const url = ollamaUrl(process.env.OLLAMA_HOST);
  const server = { url, fetch: patientFetch, stallMs };
  const store = createOllamaModelStore(server);
  const version = await store.version(calm);
  if (version === null) {
    console.log(`Ollama at ${url}: not found`);
    return;
  }
  console.log(`Ollama ${version} at ${url}`);
  const bytes = tinyModel();
  const file = { name: 'tiny.gguf', sizeBytes: bytes.length, open: () => new Blob([bytes]).stream() };
  await store.importFile({ name: tinyName, file }, calm);
  const model = asked ?? tinyName;
  const checks = listLiveChecks({
    store,
    tinyName,
    model,
    file,
    startModel: (name, contextTokens) => createOllamaLanguageModel({ ...server, model: name, contextTokens }),
    startCompatible: (name, contextTokens) =>
      createOpenAiCompatibleLanguageModel({ ...server, model: name, contextTokens }),
    startEmbedder: (name) => createOllamaEmbedder({ ...server, model: name }),
  });
  for (const [title, check] of Object.entries(checks)) {
    const startedAt = performance.now();
    const wrong = await check().catch((thrown: unknown) => thrown);
    const ms = Math.round(performance.now() - startedAt);
    console.log(`${wrong === undefined ? 'passes' : 'FAILS '}  ${title} (${ms} ms)`);
    if (wrong === undefined) continue;
    console.log(wrong);
    process.exitCode = 1;
  }
}

await checkLive(process.argv[2]);

import type { ServerResponse } from 'node:http';
import type { CreateRequest, ProgressResponse } from 'ollama';
import { digestOf, type ModelShelf } from './model-shelf.ts';
import type { FakeModel, OllamaScenario } from './scenario.ts';
import { openLines, pause, Refusal } from './wire.ts';

type Line = Partial<ProgressResponse> & { status: string };
type WireCreateRequest = CreateRequest & { files?: Record<string, string> };

/** Lines of progress that each part of a pull is told in. */
const steps = 20;
/** Beside the weights, a model has small parts: its template, its licence, its settings. */
const smallPartBytes = 4_096;

/** Pulls, in the lines and the order of a real one; how far each part came is kept for the next time. */
export function createPuller(scenario: OllamaScenario, shelf: ModelShelf) {
  const downloaded = new Map<string, number>();
  let hasBeenCut = false;

  return async function pull(name: string, response: ServerResponse): Promise<void> {
    const lines = openLines<Line>(response);
    lines.write({ status: 'pulling manifest' });
    const model = findInRegistry(name);
    if (typeof model === 'string') {
      lines.write({ error: `pull model manifest: ${model}` });
      return lines.end();
    }
    const weights = model.sizeBytes ?? 100_000_000;
    const parts = [weights, smallPartBytes].map((total, index) => ({ digest: digestOf(`${name} ${index}`), total }));
    for (const part of parts) {
      const outcome = await pullPart({ ...part, of: weights, lines });
      if (outcome === 'cut') return lines.cut();
      if (outcome === 'failed') return lines.end();
    }
    lines.write({ status: 'verifying sha256 digest' });
    lines.write({ status: 'writing manifest' });
    shelf.install(model, parts[0]?.digest);
    lines.write({ status: 'success' });
    lines.end();
  };

  function findInRegistry(name: string): FakeModel | string {
    if (scenario.pull?.isOffline) {
      return 'Get "https://registry.ollama.ai/v2/": dial tcp: lookup registry.ollama.ai: no such host';
    }
    return scenario.registry?.find((model) => model.name === name) ?? 'file does not exist';
  }

  async function pullPart(part: {
    digest: string;
    total: number;
    of: number;
    lines: ReturnType<typeof openLines<Line>>;
  }): Promise<'whole' | 'cut' | 'failed'> {
    const { digest, total, lines } = part;
    const never = Number.POSITIVE_INFINITY;
    const { cutAt = never, diskFullAt = never, delayMs } = scenario.pull ?? {};
    for (let completed = downloaded.get(digest) ?? 0; ; completed = Math.min(total, completed + total / steps)) {
      await pause(delayMs);
      if (!lines.isOpen()) return 'cut';
      const done = Math.floor(completed);
      downloaded.set(digest, done);
      // A count of zero is left out, as Go leaves it out.
      lines.write({ status: `pulling ${digest.slice(7, 19)}`, digest, total, ...(done > 0 && { completed: done }) });
      if (done / part.of >= diskFullAt) {
        lines.write({ error: `write /models/blobs/${digest.replace(':', '-')}-partial: no space left on device` });
        return 'failed';
      }
      if (done / part.of >= cutAt && !hasBeenCut) {
        hasBeenCut = true;
        return 'cut';
      }
      if (done === total) return 'whole';
    }
  }
}

/** Takes a blob in, if it is what its name says. */
export function keepBlob(scenario: OllamaScenario, shelf: ModelShelf, digest: string, content: Buffer): void {
  if (scenario.isDiskFull) throw new Refusal(500, `write /models/blobs/${digest}: no space left on device`);
  const actual = digestOf(content);
  if (actual !== digest) throw new Refusal(400, `digest mismatch, expected "${digest}", got "${actual}"`);
  shelf.blobs.set(digest, content);
}

/** Makes a model of files that were handed over as blobs: what is wrong with them comes in the middle of the stream. */
export function createModel(request: WireCreateRequest, shelf: ModelShelf, response: ServerResponse): void {
  if (!request.files) throw new Refusal(400, "neither 'from' or 'files' was specified");
  const digest = Object.values(request.files)[0] ?? '';
  const content = shelf.blobs.get(digest);
  const lines = openLines<Line>(response);
  lines.write({ status: 'parsing GGUF' });
  const wrong = content
    ? damageOf(content)
    : `open /models/blobs/${digest.replace(':', '-')}: no such file or directory`;
  if (wrong !== null) {
    lines.write({ error: wrong });
    lines.end();
    return;
  }
  for (const status of [`using existing layer ${digest}`, 'writing manifest', 'success']) lines.write({ status });
  shelf.install({ name: request.model, sizeBytes: content?.length ?? 0 }, digest);
  lines.end();
}

/** What Ollama says of a file of weights that it cannot read; the fake takes one for whole when it ends in a full stop. */
function damageOf(content: Buffer): string | null {
  if (content.subarray(0, 4).toString() !== 'GGUF') return 'supplied file was not in GGUF format';
  return content.at(-1) === '.'.charCodeAt(0) ? null : 'unexpected EOF';
}

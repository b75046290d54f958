import type { InstalledModel, ModelDescription, ModelSpeed, RunningModel } from '../ports/model-store.ts';
import { architectureNumber, descriptionSchema, runningSchema, speedSchema, tagsSchema } from './ollama-responses.ts';

const nanosecondsPerMillisecond = 1_000_000;

export function readInstalled(answer: unknown): InstalledModel[] {
  return tagsSchema.parse(answer).models.map(({ name, digest, size, modified_at, details }) => ({
    name,
    digest,
    sizeBytes: size,
    modifiedAt: new Date(modified_at).toISOString(),
    family: known(details.family),
    parameterSize: known(details.parameter_size),
    quantization: known(details.quantization_level),
  }));
}

export function readRunning(answer: unknown): RunningModel[] {
  return runningSchema.parse(answer).models.map((model) => ({
    name: model.name,
    sizeBytes: model.size,
    graphicsBytes: model.size_vram,
    contextTokens: model.context_length ?? null,
    expiresAt: new Date(model.expires_at).toISOString(),
  }));
}

export function describeModel(answer: unknown): ModelDescription {
  const { capabilities, details, license, model_info, modelfile } = descriptionSchema.parse(answer);
  // A line of the recipe says where the weights are: "FROM /…/blobs/sha256-…".
  const weights = /^FROM (.*[\\/]blobs[\\/].+)$/m.exec(modelfile)?.[1];
  return {
    capabilities,
    contextTokens: architectureNumber(model_info, 'context_length'),
    embeddingDimensions: architectureNumber(model_info, 'embedding_length'),
    parameterSize: known(details.parameter_size),
    quantization: known(details.quantization_level),
    license: license || null,
    weightsPath: weights?.trim() ?? null,
  };
}

export function readSpeed(answer: unknown): ModelSpeed {
  const speed = speedSchema.parse(answer);
  return {
    loadMs: speed.load_duration / nanosecondsPerMillisecond,
    readTokensPerSecond: perSecond(speed.prompt_eval_count, speed.prompt_eval_duration),
    writtenTokensPerSecond: perSecond(speed.eval_count, speed.eval_duration),
  };
}

/** Ollama leaves empty, or calls unknown, what it cannot tell. */
function known(value: string | null | undefined): string | null {
  return value && value !== 'unknown' ? value : null;
}

function perSecond(count: number, nanoseconds: number): number {
  return nanoseconds > 0 ? count / (nanoseconds / 1_000 / nanosecondsPerMillisecond) : 0;
}

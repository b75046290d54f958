import { existsSync } from 'node:fs';
import { homedir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import type { MachineResources } from '../../src-shared/domain/model-advice.ts';
import { freeBytesAt, processorFlags } from './machine-facts.ts';

/** What of this PC decides which models it can run. */
export async function examineForModels(): Promise<MachineResources> {
  return {
    memoryBytes: totalmem(),
    processorFlags: await processorFlags(),
    freeDiskBytes: await freeBytesAt(nearestFolder(modelsFolder())),
  };
}

/** Where Ollama keeps models on this PC. */
function modelsFolder(): string {
  const service = '/usr/share/ollama/.ollama/models';
  return process.env.OLLAMA_MODELS ?? (existsSync(service) ? service : join(homedir(), '.ollama', 'models'));
}

/** The folder itself, or the one that it will be made in. */
function nearestFolder(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path));
}

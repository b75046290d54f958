import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, freemem, totalmem } from 'node:os';
import { z } from 'zod';
import type { DoctorReport } from '../../src-shared/contract/library-contract.ts';
import { recommendPack } from '../../src-shared/domain/model-advice.ts';
import { findOllama } from '../adapters/models/find-ollama.ts';
import { type ChosenHearing, describeWhisper } from './describe-whisper.ts';
import { doctorAdvice } from './doctor-advice.ts';
import { examineForModels } from './examine-for-models.ts';
import type { LocalConfiguration } from './local-configuration.ts';
import { freeBytesAt, processorFlags } from './machine-facts.ts';

const ollamaTimeoutMs = 2_000;

/** What this PC has, and what to do about what it lacks. Never throws: what cannot be told is null. */
export async function examineMachine(input: {
  configuration: Pick<LocalConfiguration, 'ollamaFolders' | 'whisperFolder' | 'whisperLevelFile'>;
  hearing: ChosenHearing;
  ollamaUrl: string;
  /** The folder whose disk is looked at. */
  folder: string;
  library: DoctorReport['library'];
  signal: AbortSignal | undefined;
}): Promise<DoctorReport> {
  const processors = cpus();
  const report = {
    cpu: { model: processors[0]?.model ?? '', cores: processors.length, flags: (await processorFlags()) ?? [] },
    memory: { totalBytes: totalmem(), freeBytes: freemem() },
    disk: { freeBytes: await freeBytesAt(input.folder) },
    ollama: { ...(await askOllama(input.ollamaUrl, input.signal)), installed: await isInstalled(input.configuration) },
    recommendedModels: await recommendModels(),
    whisper: await describeWhisper(input.configuration, input.hearing, input.signal ?? new AbortController().signal),
    ocr: { ready: hasRecognizerData(), language: 'spa' },
    library: input.library,
  };
  return { ...report, advice: doctorAdvice(report) };
}

/** Whether the Spanish data of the recogniser came with the program. */
function hasRecognizerData(): boolean {
  try {
    const data = createRequire(import.meta.url).resolve('@tesseract.js-data/spa/4.0.0_best_int/spa.traineddata.gz');
    return existsSync(data);
  } catch {
    // The package itself is missing, which is what is asked here.
    return false;
  }
}

const versionSchema = z.object({ version: z.string() });
const tagsSchema = z.object({ models: z.array(z.object({ name: z.string() })) });

async function isInstalled({ ollamaFolders }: Pick<LocalConfiguration, 'ollamaFolders'>): Promise<boolean> {
  return (await findOllama(ollamaFolders)) !== null;
}

async function recommendModels(): Promise<DoctorReport['recommendedModels']> {
  const pack = recommendPack(await examineForModels());
  if (pack === null) return null;
  const { models, sizeBytes, downloadMinutes } = pack;
  return { names: models.map(({ name }) => name), sizeBytes, downloadMinutes };
}

async function askOllama(
  url: string,
  signal: AbortSignal | undefined,
): Promise<Omit<DoctorReport['ollama'], 'installed'>> {
  const timeout = AbortSignal.timeout(ollamaTimeoutMs);
  const options = { signal: signal ? AbortSignal.any([signal, timeout]) : timeout };
  try {
    const { version } = versionSchema.parse(await (await fetch(`${url}/api/version`, options)).json());
    const { models } = tagsSchema.parse(await (await fetch(`${url}/api/tags`, options)).json());
    return { running: true, url, version, models: models.map((model) => model.name) };
  } catch {
    // Nobody answers there: Ollama is not running, which is an ordinary state.
    return { running: false, url, version: null, models: [] };
  }
}

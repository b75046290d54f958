import { existsSync } from 'node:fs';
import { readFile, statfs } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cpus, freemem, totalmem } from 'node:os';
import { z } from 'zod';
import type { DoctorReport } from '../../src-shared/contract/library-contract.ts';
import { doctorAdvice } from './doctor-advice.ts';

/** The instruction sets that decide how fast a PC can run models. */
const interestingFlags = ['sse4_2', 'avx', 'f16c', 'fma', 'avx2', 'avx512f', 'amx_tile'];

const ollamaTimeoutMs = 2_000;

/** What this PC has, and what to do about what it lacks. Never throws: what cannot be told is null. */
export async function examineMachine(input: {
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
    ollama: await askOllama(input.ollamaUrl, input.signal),
    whisper: { build: null },
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

/** Bytes free on the disk of a folder; null when the system does not tell. */
export async function freeBytesAt(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    // Not every file system answers; the doctor then says nothing of the disk.
    return null;
  }
}

/** The instruction sets of this PC that matter to models; null where the system does not tell them. */
export async function processorFlags(): Promise<string[] | null> {
  try {
    const line = (await readFile('/proc/cpuinfo', 'utf8')).split('\n').find((text) => text.startsWith('flags'));
    if (line === undefined) return null;
    const flags = new Set(line.split(/\s+/));
    return interestingFlags.filter((flag) => flags.has(flag));
  } catch {
    // Windows and macOS have no such file; the probe of the transcription engine tells there.
    return null;
  }
}

const versionSchema = z.object({ version: z.string() });
const tagsSchema = z.object({ models: z.array(z.object({ name: z.string() })) });

async function askOllama(url: string, signal: AbortSignal | undefined): Promise<DoctorReport['ollama']> {
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

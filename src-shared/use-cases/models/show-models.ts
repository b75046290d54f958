import { chosenModel, type LibrarySettings, modelServerUrl } from '../../domain/library-settings.ts';
import {
  downloadMinutes,
  fitsInMemory,
  gigabytesOfMemory,
  inCatalogue,
  type MachineResources,
  recommendPack,
} from '../../domain/model-advice.ts';
import { type CatalogueModel, type ModelPurpose, modelCatalogue } from '../../domain/model-catalogue.ts';
import type { MeasuredSpeed } from '../../domain/model-speed.ts';
import { isThisComputer } from '../../domain/this-computer.ts';
import type { InstalledModel, ModelStore, RunningModel } from '../../ports/model-store.ts';
import { readSpeeds } from './measure-model.ts';
import type { ModelPorts, ModelSettings } from './model-context.ts';

/** Whether the program that runs the models answers; where it does not, what is known of it. */
export type ModelServerState = 'answers' | 'stopped' | 'missing' | 'unreachable';

export type ShownModel = {
  name: string;
  purpose: ModelPurpose | 'unknown';
  sizeBytes: number | null;
  parameterSize: string | null;
  loaded: { memoryBytes: number; graphicsBytes: number } | null;
  speed: MeasuredSpeed | null;
};

export type ModelOffer = Omit<CatalogueModel, 'isRecommendable'> & {
  downloadMinutes: number;
  isInstalled: boolean;
  /** Unknown for another PC, which nobody can ask. */
  fits: boolean | null;
};

/** What there is to run models with, what is installed, and what this PC had best have. */
export function createShowModels(ports: ModelPorts, settings: ModelSettings) {
  const { modelMachine, modelProgram, modelServers } = ports;

  return async function showModels({ signal }: { signal: AbortSignal }) {
    const current = await settings.read();
    const isHere = isThisComputer(modelServerUrl(current));
    const machine = isHere ? await modelMachine.resources() : null;
    const served =
      current.modelServer === 'ollama' ? await askOllama(current, signal) : await askOther(current, signal);
    const names = served.installed.map(({ name }) => name);
    return {
      server: current.modelServer,
      url: modelServerUrl(current),
      isHere,
      state: served.state,
      version: served.version,
      isOurs: modelProgram.isOurs(),
      machine: machine && {
        memoryGigabytes: gigabytesOfMemory(machine.memoryBytes),
        freeDiskBytes: machine.freeDiskBytes,
        isSlow: machine.processorFlags !== null && !machine.processorFlags.includes('avx2'),
      },
      installed: served.installed,
      recommended: machine && packOf(machine, names),
      offers: modelCatalogue.map((model) => offerOf(model, names, machine)),
      chosen: {
        fill: chosen(chosenModel(current, 'fill')),
        answer: chosen(chosenModel(current, 'answer')),
        search: current.modelServer === 'ollama' ? chosen(current.embeddingModel) : null,
      },
    };

    /** A chosen model that is not there any more is said, where somebody answers who would know. */
    function chosen(name: string | null) {
      return name === null ? null : { name, isMissing: served.state === 'answers' && !isAmong(names, name) };
    }
  };

  async function askOllama({ ollamaUrl }: LibrarySettings, signal: AbortSignal) {
    const store = modelServers.ollama(ollamaUrl);
    const version = await store.version({ signal });
    if (version === null) return { state: await whySilent(ollamaUrl), version, installed: [] };
    const [installed, running, speeds] = await Promise.all([
      store.list({ signal }),
      store.running({ signal }),
      readSpeeds(ports.settings),
    ]);
    const shown = installed.map(async (model) => showOne(store, { model, running, speeds, signal }));
    return { state: 'answers' as const, version, installed: await Promise.all(shown) };
  }

  async function whySilent(url: string): Promise<ModelServerState> {
    if (!isThisComputer(url)) return 'unreachable';
    return (await modelProgram.isInstalled()) ? 'stopped' : 'missing';
  }

  async function askOther({ compatibleUrl }: LibrarySettings, signal: AbortSignal) {
    const names = await modelServers.compatibleModels(compatibleUrl, { signal });
    const state: ModelServerState = names === null ? 'unreachable' : 'answers';
    const installed = (names ?? []).map((name): ShownModel => ({ ...nothingKnown, name }));
    return { state, version: null, installed };
  }
}

const nothingKnown = {
  purpose: 'unknown',
  sizeBytes: null,
  parameterSize: null,
  loaded: null,
  speed: null,
} as const satisfies Omit<ShownModel, 'name'>;

type Facts = {
  model: InstalledModel;
  running: readonly RunningModel[];
  speeds: Readonly<Record<string, MeasuredSpeed>>;
  signal: AbortSignal;
};

async function showOne(store: ModelStore, { model, running, speeds, signal }: Facts): Promise<ShownModel> {
  const { name, digest, sizeBytes, parameterSize } = model;
  const inMemory = running.find((candidate) => candidate.name === name);
  return {
    name,
    purpose: inCatalogue(name)?.purpose ?? (await askPurpose(store, name, signal)),
    sizeBytes,
    parameterSize,
    loaded: inMemory ? { memoryBytes: inMemory.sizeBytes, graphicsBytes: inMemory.graphicsBytes } : null,
    speed: speeds[digest] ?? null,
  };
}

async function askPurpose(store: ModelStore, name: string, signal: AbortSignal): Promise<ShownModel['purpose']> {
  try {
    const { capabilities } = await store.describe(name, { signal });
    if (capabilities.includes('embedding')) return 'searching';
    return capabilities.includes('completion') ? 'writing' : 'unknown';
  } catch {
    // A damaged model, or one removed meanwhile, must not hide the others.
    signal.throwIfAborted();
    return 'unknown';
  }
}

function packOf(machine: MachineResources, installed: readonly string[]) {
  const pack = recommendPack(machine);
  if (pack === null) return null;
  const missing = pack.models.filter(({ name }) => !isAmong(installed, name));
  const sizeBytes = missing.reduce((sum, model) => sum + model.sizeBytes, 0);
  return {
    names: pack.models.map(({ name }) => name),
    /** Those not installed yet, with what is left to download. */
    missing: missing.map(({ name }) => name),
    sizeBytes,
    downloadMinutes: downloadMinutes(sizeBytes),
  };
}

function offerOf(model: CatalogueModel, installed: readonly string[], machine: MachineResources | null): ModelOffer {
  const { isRecommendable: _, ...told } = model;
  return {
    ...told,
    downloadMinutes: downloadMinutes(model.sizeBytes),
    isInstalled: isAmong(installed, model.name),
    fits: machine && fitsInMemory(model.memoryGigabytes, machine),
  };
}

/** Ollama adds ":latest" to a name with no tag. */
export function isAmong(installed: readonly string[], name: string): boolean {
  return installed.includes(name) || installed.includes(`${name}:latest`);
}

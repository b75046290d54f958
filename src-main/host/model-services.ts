import type { MachineResources } from '../../src-shared/domain/model-advice.ts';
import { createOllamaModelStore } from '../../src-shared/language-models/ollama-model-store.ts';
import { listCompatibleModels } from '../../src-shared/language-models/openai-compatible.ts';
import type { ModelMachine } from '../../src-shared/ports/model-machine.ts';
import type { ModelProgram } from '../../src-shared/ports/model-program.ts';
import type { ModelServers } from '../../src-shared/ports/model-servers.ts';
import { copyModelFile, openModelFile } from '../adapters/models/disk-model-files.ts';
import { createOllamaProgram } from '../adapters/models/ollama-program.ts';
import { patientFetch } from '../adapters/patient-fetch.ts';
import { examineForModels } from './examine-for-models.ts';
import type { LocalConfiguration } from './local-configuration.ts';

/** Checking the sum of a large model on a slow disk says nothing for minutes. */
const stallMs = 30 * 60 * 1000;

/** What the models need of this PC. */
export type ModelServices = { modelMachine: ModelMachine; modelProgram: ModelProgram; modelServers: ModelServers };

/** The programs that run models as this PC reaches them; `examine` tells what the PC has. */
export function createModelServices(
  { ollamaFolders }: LocalConfiguration,
  examine: () => Promise<MachineResources> = examineForModels,
): ModelServices {
  const ollama = (url: string) => createOllamaModelStore({ url, fetch: patientFetch, stallMs });
  return {
    modelMachine: { resources: examine, openFile: openModelFile, copyFile: copyModelFile },
    modelProgram: createOllamaProgram({
      folders: ollamaFolders,
      environment: process.env,
      answers: async (url, signal) => (await ollama(url).version({ signal })) !== null,
    }),
    modelServers: {
      ollama,
      compatibleModels: (url, { signal }) => listCompatibleModels({ url, fetch: patientFetch }, signal),
    },
  };
}

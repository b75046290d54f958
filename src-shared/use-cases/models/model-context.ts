import { AppError } from '../../domain/errors.ts';
import type { TaskContext } from '../../domain/job.ts';
import { type LibrarySettings, modelServerUrl } from '../../domain/library-settings.ts';
import { isThisComputer } from '../../domain/this-computer.ts';
import type { ModelMachine } from '../../ports/model-machine.ts';
import type { ModelProgram } from '../../ports/model-program.ts';
import type { ModelServers } from '../../ports/model-servers.ts';
import type { ModelStore } from '../../ports/model-store.ts';
import type { SettingsRepository } from '../../ports/settings-repository.ts';

export type ModelPorts = {
  modelMachine: ModelMachine;
  modelProgram: ModelProgram;
  modelServers: ModelServers;
  settings: SettingsRepository;
};

/** What every use-case of the models is given beside its ports. */
export type ModelSettings = {
  read: () => Promise<LibrarySettings>;
  update: (change: Partial<LibrarySettings>, context: Pick<TaskContext, 'actor'>) => Promise<unknown>;
};

/** The store of the Ollama that the settings name, started where it is this PC's and nobody answers. */
export async function reachStore(
  { modelServers, modelProgram }: ModelPorts,
  { ollamaUrl }: LibrarySettings,
  signal: AbortSignal,
): Promise<ModelStore> {
  const store = modelServers.ollama(ollamaUrl);
  if ((await store.version({ signal })) !== null) return store;
  if (!isThisComputer(ollamaUrl)) throw new AppError('MODEL_SERVER_UNREACHABLE');
  await modelProgram.start(ollamaUrl, { signal });
  return store;
}

/** Refuses what can only be done on the PC where the models are. */
export function requireThisComputer(settings: LibrarySettings): void {
  const address = modelServerUrl(settings);
  if (!isThisComputer(address)) throw new AppError('MODEL_IS_ELSEWHERE', { address });
}

import { AppError } from '../../domain/errors.ts';
import type { TaskContext } from '../../domain/job.ts';
import { serverAddress } from '../../domain/server-address.ts';
import { createMeasureModel } from './measure-model.ts';
import { type ModelPorts, type ModelSettings, reachStore } from './model-context.ts';
import { createMoveModelFiles } from './move-model-files.ts';
import { createPullModel } from './pull-model.ts';
import { createShowModels } from './show-models.ts';

/** As much as an answer is written in. */
const contextTokens = 8192;
const usualPorts = { ollama: 11_434, compatible: 8080 } as const;

type Asked = Pick<TaskContext, 'signal'>;
type Changing = Pick<TaskContext, 'signal' | 'actor'>;

/** The models of a PC: what there is, downloading, moving, choosing and taking away. */
export function createManageModels(ports: ModelPorts, settings: ModelSettings) {
  return {
    show: createShowModels(ports, settings),
    pull: createPullModel(ports, settings),
    files: createMoveModelFiles(ports, settings),
    measure: createMeasureModel(ports, settings),

    /** Starts Ollama on this PC. Throws as `ModelProgram.start` does. */
    async start({ signal }: Asked): Promise<void> {
      await reachStore(ports, await settings.read(), signal);
    },

    /** Whether somebody answers at an address as it was typed. Throws `INVALID_INPUT` for what is no address. */
    async check({ server, address }: { server: 'ollama' | 'compatible'; address: string }, { signal }: Asked) {
      const url = serverAddress(address, usualPorts[server]);
      if (url === null) throw new AppError('INVALID_INPUT', { detail: address });
      if (server === 'compatible') {
        const names = await ports.modelServers.compatibleModels(url, { signal });
        return { url, answers: names !== null, version: null, models: names?.length ?? 0 };
      }
      const store = ports.modelServers.ollama(url);
      const version = await store.version({ signal });
      const models = version === null ? 0 : (await store.list({ signal })).length;
      return { url, answers: version !== null, version, models };
    },

    /** Takes a model away; what it was chosen for goes on without one. */
    async remove(name: string, { signal, actor }: Changing): Promise<void> {
      const current = await settings.read();
      const store = await reachStore(ports, current, signal);
      await store.remove(name, { signal });
      if (current.languageModel === name) await settings.update({ languageModel: null }, { actor });
      if (current.embeddingModel === name) await settings.update({ embeddingModel: null }, { actor });
      if (current.answerModel === name) await settings.update({ answerModel: null }, { actor });
    },

    async load(name: string, { signal }: Asked): Promise<void> {
      const store = await reachStore(ports, await settings.read(), signal);
      await store.load(name, { signal, contextTokens });
    },

    async unload(name: string, { signal }: Asked): Promise<void> {
      const store = await reachStore(ports, await settings.read(), signal);
      await store.unload(name, { signal });
    },
  };
}

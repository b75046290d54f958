import type { TaskContext } from '../../domain/job.ts';
import type { ModelSettings } from '../models/model-context.ts';
import { createMoveSpeechModels } from './move-speech-models.ts';
import { createPullSpeechModel } from './pull-speech-model.ts';
import { createShowSpeechModels } from './show-speech-models.ts';
import type { SpeechModelPorts } from './speech-model-context.ts';

/** The files that put recordings into words: what there is, downloading, moving and taking away. */
export function createManageSpeechModels(ports: SpeechModelPorts, settings: ModelSettings) {
  return {
    show: createShowSpeechModels(ports, settings),
    pull: createPullSpeechModel(ports, settings),
    files: createMoveSpeechModels(ports),

    /** Takes a file away, or what a download left of it; what it was chosen for goes on without it. */
    async remove(name: string, { actor }: Pick<TaskContext, 'actor'>): Promise<void> {
      await ports.speechModels.remove(name);
      const { transcriptionModel, secondPassModel } = await settings.read();
      if (transcriptionModel === name) await settings.update({ transcriptionModel: null }, { actor });
      if (secondPassModel === name) await settings.update({ secondPassModel: null }, { actor });
    },
  };
}

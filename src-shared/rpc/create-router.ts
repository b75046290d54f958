import { createActasRouter } from './actas-router.ts';
import { createAskRouter } from './ask-router.ts';
import { createChatsRouter } from './chats-router.ts';
import { createConflictsRouter } from './conflicts-router.ts';
import { createDistrictRouter } from './district-router.ts';
import { createDocumentsRouter } from './documents-router.ts';
import { createDoorRouter } from './door-router.ts';
import { createJobsRouter } from './jobs-router.ts';
import { createLibraryRouter } from './library-router.ts';
import { createMarkingsRouter } from './markings-router.ts';
import { createModelsRouter } from './models-router.ts';
import { createPeopleRouter } from './people-router.ts';
import { createPlanillasRouter } from './planillas-router.ts';
import { createPromptsRouter } from './prompts-router.ts';
import { createRecordingsRouter } from './recordings-router.ts';
import { createRightsRouter } from './rights-router.ts';
import { rpc } from './rpc-base.ts';
import type { RpcServices } from './rpc-services.ts';
import { createSourcesRouter } from './sources-router.ts';
import { createSpeechModelsRouter } from './speech-models-router.ts';
import { createTranscriptionRouter } from './transcription-router.ts';

/** The whole contract, answered by the use-cases: the same for a window, a browser and the command line. */
export function createRouter(services: RpcServices) {
  return rpc.router({
    library: createLibraryRouter(services),
    ask: createAskRouter(services),
    sources: createSourcesRouter(services),
    people: createPeopleRouter(services),
    rights: createRightsRouter(services),
    planillas: createPlanillasRouter(services),
    prompts: createPromptsRouter(services),
    documents: createDocumentsRouter(services),
    actas: createActasRouter(services),
    markings: createMarkingsRouter(services),
    recordings: createRecordingsRouter(services),
    chats: createChatsRouter(services),
    jobs: createJobsRouter(services),
    models: createModelsRouter(services),
    speechModels: createSpeechModelsRouter(services),
    transcription: createTranscriptionRouter(services),
    district: createDistrictRouter(services),
    conflicts: createConflictsRouter(services),
    backup: rpc.backup.router({
      start: rpc.backup.start.handler(async ({ input, context }) => ({
        jobId: await services.jobs.start('backup', input, context.actor()),
      })),
    }),
    door: createDoorRouter({
      state: () => ({ isOpen: true, libraryFolder: services.libraryFolder }),
      openWithKey: async () => undefined,
    }),
  });
}

export type AmanuenseRouter = ReturnType<typeof createRouter>;

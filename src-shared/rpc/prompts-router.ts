import { rpc, taskContext } from './rpc-base.ts';
import type { RpcServices } from './rpc-services.ts';

/** The school's own prompts: kept, tried on a paper, taken to another school. */
export function createPromptsRouter({ useCases }: RpcServices) {
  const os = rpc.prompts;
  const { prompts, exchangePrompts, tryPrompt } = useCases;
  return os.router({
    list: os.list.handler(({ input }) => prompts.list(input)),
    ready: os.ready.handler(() => [...prompts.ready]),
    create: os.create.handler(({ input, context, signal }) => prompts.create(input, taskContext(context, signal))),
    save: os.save.handler(({ input, context, signal }) => prompts.save(input, taskContext(context, signal))),
    copy: os.copy.handler(({ input, context, signal }) => prompts.copy(input, taskContext(context, signal))),
    trash: os.trash.handler(({ input, context, signal }) =>
      prompts.setTrashed({ ...input, trashed: true }, taskContext(context, signal)),
    ),
    restore: os.restore.handler(({ input, context, signal }) =>
      prompts.setTrashed({ ...input, trashed: false }, taskContext(context, signal)),
    ),
    versions: os.versions.handler(({ input }) => prompts.versions(input)),
    fill: os.fill.handler(async ({ input }) => ({ text: await prompts.fill(input) })),
    try: os.try.handler(async function* ({ input, context, signal }) {
      yield* tryPrompt(input, taskContext(context, signal));
    }),
    export: os.export.handler(({ input }) => exchangePrompts.toFile(input)),
    previewImport: os.previewImport.handler(({ input }) => exchangePrompts.preview(input)),
    import: os.import.handler(({ input, context, signal }) =>
      exchangePrompts.fromFile(input, taskContext(context, signal)),
    ),
  });
}

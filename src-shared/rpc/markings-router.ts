import { rpc, taskContext } from './rpc-base.ts';
import type { RpcServices } from './rpc-services.ts';

/** Documents of the school's on the way to be templates. */
export function createMarkingsRouter({ useCases: { markTemplates } }: RpcServices) {
  const os = rpc.markings;
  return os.router({
    list: os.list.handler(() => markTemplates.list()),
    beginFrom: os.beginFrom.handler(({ input, context, signal }) =>
      markTemplates.beginFrom(input, taskContext(context, signal)),
    ),
    show: os.show.handler(({ input }) => markTemplates.show(input)),
    mark: os.mark.handler(({ input, context, signal }) => markTemplates.mark(input, taskContext(context, signal))),
    finish: os.finish.handler(({ input, context, signal }) =>
      markTemplates.finish(input, taskContext(context, signal)),
    ),
    leave: os.leave.handler(({ input, context, signal }) => markTemplates.leave(input, taskContext(context, signal))),
    choices: os.choices.handler(({ input }) => markTemplates.choices(input)),
    preview: os.preview.handler(({ input }) => markTemplates.preview(input)),
  });
}

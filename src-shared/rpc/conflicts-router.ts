import { isDecidedByPrincipal } from '../domain/district/district-view.ts';
import { AppError } from '../domain/errors.ts';
import type { RegisterName } from '../domain/sync/conflict.ts';
import { type RpcContext, rpc, taskContext } from './rpc-base.ts';
import type { RpcServices } from './rpc-services.ts';

/** What PCs of the school disagree about, and what the district's server did not take. */
export function createConflictsRouter({ useCases: { decideConflicts, district } }: RpcServices) {
  const os = rpc.conflicts;
  return os.router({
    registers: os.registers.handler(() => decideConflicts.registers()),
    list: os.list.handler(({ input }) => decideConflicts.list(input)),
    get: os.get.handler(({ input }) => decideConflicts.get(input)),
    decide: os.decide.handler(({ input, context, signal }) => {
      demandDecision(context, input.register);
      return decideConflicts.decide(input, taskContext(context, signal));
    }),
    refused: os.refused.handler(() => decideConflicts.refused()),
    sendAgain: os.sendAgain.handler(async ({ input, context, signal }) => {
      const refused = (await decideConflicts.refused()).find(({ id }) => id === input.id);
      if (refused) demandDecision(context, refused.register);
      await decideConflicts.sendAgain(input, taskContext(context, signal));
    }),
    discard: os.discard.handler(({ input }) => decideConflicts.discard(input)),
    paperStates: os.paperStates.handler(async ({ input }) => {
      const { inStep } = await district.news();
      return inStep === null ? [] : decideConflicts.paperStates(input);
    }),
  });
}

/** What the school answers for is decided by whoever may, in a conflict too. Throws `NOT_ALLOWED`. */
function demandDecision({ decidesForSchool = true }: RpcContext, register: RegisterName): void {
  if (!decidesForSchool && isDecidedByPrincipal(register)) throw new AppError('NOT_ALLOWED');
}

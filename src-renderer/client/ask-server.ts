import { AppError } from '../../src-shared/domain/errors.ts';
import type { SessionKeeper } from './session-keeper.ts';

/** Sends what a page of the district's server asks it. */
export type AskServer = (request: Request, init: RequestInit) => Promise<Response>;

/** What whoever stands before the server answers while it is away. */
const awayStatuses: ReadonlySet<number> = new Set([502, 503, 504]);

/** Asks the server with the session's cookie. Throws `DISTRICT_SILENT` when nobody answers. */
export const askServer: AskServer = async (request, init) => {
  const response = await fetch(request, { ...init, credentials: 'same-origin' }).catch((cause: unknown) => {
    throw cause instanceof TypeError ? new AppError('DISTRICT_SILENT', {}, { cause }) : cause;
  });
  if (awayStatuses.has(response.status) && !isJson(response)) throw new AppError('DISTRICT_SILENT');
  return response;
};

/** Asks again, by itself, what was asked with a session that had ended, once somebody is signed in: nothing is lost. */
export function createPatientAsk(keeper: SessionKeeper): AskServer {
  return async (request, init) => {
    for (;;) {
      const returnsBefore = keeper.returns();
      const response = await askServer(request.clone(), init);
      if (!(await hasSessionEnded(response))) return response;
      // Whoever came back meanwhile is not asked again for an answer to what was asked before.
      if (keeper.returns() === returnsBefore) await untilBack(keeper, request.signal);
    }
  };
}

async function hasSessionEnded(response: Response): Promise<boolean> {
  if (response.status !== 401 || !isJson(response)) return false;
  // A wrong password is 401 too; the two contracts say their code in different places.
  const told: unknown = await response.clone().json();
  return JSON.stringify(told).includes('"SESSION_ENDED"');
}

function isJson({ headers }: Response): boolean {
  return headers.get('content-type')?.includes('json') ?? false;
}

/** Until somebody is signed in again, or whoever asked wants no answer any more. */
function untilBack(keeper: SessionKeeper, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    void keeper.whenBack().then(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    });
  });
}

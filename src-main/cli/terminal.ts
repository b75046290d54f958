import { ORPCError } from '@orpc/client';
import { errorDataSchema } from '../../src-shared/contract/errors.ts';
import { errorMessage, toAppError } from '../../src-shared/domain/errors.ts';
import type { Progress } from '../../src-shared/domain/job.ts';

/** How a command ended: 0 done, 1 failed, 2 wrong usage, 3 password needed, 4 partly done. */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

/** What a script may read of an error. */
export type ErrorReport = { code: string; message: string };

/** The terminal as commands see it: answers on one stream, everything said meanwhile on the other. */
export type Terminal = {
  /** One JSON document, or one line of a stream of them. */
  json(value: unknown): void;
  text(text: string): void;
  /** For people, while it works. */
  note(text: string): void;
  progress(progress: Progress): void;
};

/** A terminal over two streams. Progress overwrites its line on a screen and is not printed elsewhere. */
export function createTerminal(out: NodeJS.WriteStream, aside: NodeJS.WriteStream): Terminal {
  let isProgressShown = false;
  const clear = () => {
    if (isProgressShown) aside.write('\r\x1b[K');
    isProgressShown = false;
  };
  return {
    json: (value) => void out.write(`${JSON.stringify(value)}\n`),
    text: (text) => void out.write(text),
    note(text) {
      clear();
      aside.write(`${text}\n`);
    },
    progress({ step, done, total, unit }) {
      if (!aside.isTTY) return;
      clear();
      aside.write(total === undefined ? `${step} …` : `${step} · ${amount(done, unit)} de ${amount(total, unit)}`);
      isProgressShown = true;
    },
  };
}

function amount(count: number, unit: Progress['unit']): string {
  return unit === 'bytes' ? `${Math.round(count / 1024 ** 2).toLocaleString('es-AR')} MB` : String(count);
}

/** The code and sentence of whatever a command threw. */
export function reportError(thrown: unknown): ErrorReport {
  if (thrown instanceof ORPCError && thrown.code === 'APP_ERROR') {
    const parsed = errorDataSchema.safeParse(thrown.data);
    if (parsed.success) return { code: parsed.data.code, message: errorMessage(parsed.data.code, parsed.data.data) };
  }
  if (thrown instanceof ORPCError && thrown.code === 'BAD_REQUEST') {
    return { code: 'INVALID_INPUT', message: errorMessage('INVALID_INPUT', { detail: 'datos' }) };
  }
  const error = toAppError(thrown);
  return { code: error.code, message: errorMessage(error.code, error.data) };
}

/** The exit code that goes with an error's code. */
export function exitCodeOf(code: string): ExitCode {
  if (code === 'PASSWORD_NEEDED' || code === 'PASSWORD_WRONG') return 3;
  return code === 'INVALID_INPUT' || code === 'SPEC_INVALID' ? 2 : 1;
}

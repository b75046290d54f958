import type { IncomingMessage, ServerResponse } from 'node:http';

/** A type of the vendor's client as it travels: dates are text, maps are objects. */
export type Wire<T> = T extends Date
  ? string
  : T extends Map<string, unknown>
    ? Record<string, unknown>
    : T extends (infer Item)[]
      ? Wire<Item>[]
      : T extends object
        ? { [Key in keyof T]: Wire<T[Key]> }
        : T;

/** A refusal in Ollama's own words. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** One answer as JSON. */
export function sendJson(response: ServerResponse, body: object, status = 200): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json; charset=utf-8').end(JSON.stringify(body));
}

/** A stream of answers, one line of JSON each. */
export function openLines<Line extends object>(response: ServerResponse) {
  const begin = () => {
    if (!response.headersSent) response.setHeader('content-type', 'application/x-ndjson');
  };
  return {
    isOpen: () => !response.destroyed,
    /** Ollama sends its headers with the first line: a client that waits for them waits for the first token. */
    write(line: Line | { error: string }) {
      begin();
      response.write(`${JSON.stringify(line)}\n`);
    },
    end() {
      begin();
      response.end();
    },
    /** Cuts the connection once what was written has left, as a server that dies does. */
    async cut() {
      begin();
      await new Promise<void>((resolve) => response.write('', () => resolve()));
      response.destroy();
    },
  };
}

/** Ends a request that is never answered, once its client has gone. */
export function untilClosed(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => response.once('close', () => resolve()));
}

export async function readBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export function pause(milliseconds: number | undefined): Promise<void> {
  return milliseconds ? new Promise((resolve) => setTimeout(resolve, milliseconds)) : Promise.resolve();
}

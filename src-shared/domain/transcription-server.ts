/** A program on some machine that puts recordings into words behind OpenAI's protocol: whisper.cpp's server, speaches. */
export type TranscriptionServer = {
  /** The whole address that recordings are sent to. */
  url: string;
  /** As the server calls it; those that have only one take any name. */
  model: string;
  /** What it asks of who may use it; null for none. */
  key: string | null;
};

/** Where the servers that follow OpenAI's listen for recordings. */
const usualPath = '/v1/audio/transcriptions';

/**
 * The whole address that a person may have written in part ("192.168.0.20:8000", "…/v1"), http unless told. An address
 * with a path of its own, as whisper.cpp's "/inference", is taken as it is. Null for what is no address.
 */
export function transcriptionAddress(typed: string): string | null {
  const text = typed.trim();
  try {
    const url = new URL(/^[a-z]+:\/\//i.test(text) ? text : `http://${text}`);
    if (!/^https?:$/.test(url.protocol) || url.hostname === '' || url.username !== '') return null;
    const path = url.pathname.replace(/\/+$/, '');
    return `${url.origin}${path === '' || path === '/v1' ? usualPath : path}`;
  } catch {
    // What the platform cannot read is no address, which is what is asked.
    return null;
  }
}

/** The machine of an address, as people know it ("192.168.0.20:8000"). */
export function machineOf(url: string): string {
  return new URL(url).host;
}

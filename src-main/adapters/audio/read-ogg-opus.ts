import { joinBytes } from '../../../src-shared/domain/join-bytes.ts';
import type { SoundPiece } from '../../../src-shared/domain/sound/sound-piece.ts';
import type { AudioFile } from './audio-file.ts';
import { type OggPage, readOggPages } from './ogg-pages.ts';
import { createOpusStream, OPUS_RATE, type OpusHead, opusPacketSamples, parseOpusHead } from './opus-stream.ts';
import type { SoundSource } from './sound-source.ts';

const TAIL_BYTES = 262_144;
/** Less than this between two pages is rounding, not loss. */
const SMALLEST_GAP = OPUS_RATE / 50;

type Stream = { serial: number; head: OpusHead };

/** Opus in Ogg, as WhatsApp and Telegram send voice notes. Null where the file holds no such stream. */
export async function openOggOpus(file: AudioFile): Promise<SoundSource | null> {
  const stream = await findStream(file);
  if (stream === null) return null;
  return { format: 'ogg-opus', durationMs: await readDuration(file, stream), pieces: () => decodeOgg(file, stream) };
}

/** The first Opus stream: all streams begin before any goes on. */
async function findStream(file: AudioFile): Promise<Stream | null> {
  for await (const page of readOggPages(file)) {
    const head = page.isFirst && page.packets[0] ? parseOpusHead(page.packets[0]) : null;
    if (head) return { serial: page.serial, head };
    if (!page.isFirst) return null;
  }
  return null;
}

/** The position of the last page, where the file has one stream of this kind alone; null otherwise. */
async function readDuration(file: AudioFile, { serial, head }: Stream): Promise<number | null> {
  let last: number | null = null;
  for await (const page of readOggPages(file, Math.max(0, file.sizeBytes - TAIL_BYTES))) {
    if (page.serial !== serial) return null;
    last = page.granule ?? last;
  }
  return last === null ? null : Math.max(0, Math.round(((last - head.preSkip) * 1_000) / OPUS_RATE));
}

async function* decodeOgg(file: AudioFile, { serial, head }: Stream): AsyncGenerator<SoundPiece, void, void> {
  let stream = createOpusStream(head);
  let reading = beginReading(serial);
  try {
    for await (const page of readOggPages(file)) {
      const next = page.isFirst && page.packets[0] ? parseOpusHead(page.packets[0]) : null;
      if (next && page.serial !== reading.serial) {
        // Recordings one after the other in one file: each counts from zero.
        stream.free();
        stream = createOpusStream(next);
        reading = beginReading(page.serial);
      }
      if (page.serial !== reading.serial) continue;
      // A page that is not there was damaged; where none is missing, the recorder was paused.
      if (page.sequence !== reading.sequence + 1) reading.isDamaged = true;
      reading.sequence = page.sequence;
      if (page.isFirst) continue;
      const packets = reading.packets.take(page);
      if (packets.length === 0) continue;
      const samples = packets.reduce((total, packet) => total + opusPacketSamples(packet), 0);
      // Where no page is missing, a stream that does not begin at zero was cut out of a longer one.
      const isCounted = reading.position > 0 || reading.isDamaged;
      const gap = page.granule === null || !isCounted ? 0 : page.granule - samples - reading.position;
      if (gap > SMALLEST_GAP) yield { missingMs: (gap * 1_000) / OPUS_RATE, isDamage: reading.isDamaged };
      reading.isDamaged = false;
      yield await stream.decode(packets);
      reading.position = page.granule ?? reading.position + samples;
    }
  } finally {
    stream.free();
  }
}

/** What is known of a stream while its pages go by. */
function beginReading(serial: number) {
  return { serial, position: 0, sequence: -1, isDamaged: false, packets: createPacketReader() };
}

/** Puts together the packets that go on over pages; what lost a part is left out. */
function createPacketReader() {
  let sequence = -1;
  let open: Uint8Array[] = [];
  return {
    take(page: OggPage): Uint8Array[] {
      const follows = page.sequence === sequence + 1;
      sequence = page.sequence;
      const packets = [...page.packets];
      if (page.isContinued) {
        const rest = packets.shift();
        const whole = follows && open.length > 0 && rest ? joinBytes([...open, rest]) : null;
        const goesOn = page.isOpen && packets.length === 0;
        open = goesOn && whole ? [whole] : [];
        if (whole && !goesOn) packets.unshift(whole);
      } else open = [];
      if (page.isOpen && packets.length > 0) open = [packets.pop()!];
      return packets.filter((packet) => opusPacketSamples(packet) > 0 && !isComment(packet));
    },
  };
}

function isComment(packet: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(packet.subarray(0, 8)) === 'OpusTags';
}

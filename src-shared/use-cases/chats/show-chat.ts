import type { ChatFile, ChatPlace } from '../../domain/chat.ts';
import { chatAttachments, readChatMessage } from '../../domain/chat-message.ts';
import type { DocumentText } from '../../domain/document-text.ts';
import { AppError } from '../../domain/errors.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import type { Source } from '../../domain/source.ts';
import { placeKey } from '../../domain/source-place.ts';
import type { SourcePlaces } from '../../ports/source-places.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import type { TranscriptRepository } from '../../ports/transcript-repository.ts';

export type ShowChatPorts = {
  sources: Pick<SourceRepository, 'getText'>;
  sourcePlaces: SourcePlaces;
  transcripts: Pick<TranscriptRepository, 'get'>;
};

/** A chat with what came with its messages: they name their files, and the files came beside it. */
export function createShowChat({ sources, sourcePlaces, transcripts }: ShowChatPorts) {
  return {
    /** The files that the messages of a chat name, as far as they came. Throws `NOT_FOUND` for what has no text. */
    async files(id: SourceId): Promise<ChatFile[]> {
      const text = await sources.getText(id);
      if (text === null) throw new AppError('NOT_FOUND');
      const names = [...new Set(chatAttachments(text))];
      const files: ChatFile[] = [];
      for (const { name, source } of await sourcePlaces.filesBeside(id, names)) {
        const { kind, status, errorCode, durationMs, trashedAt } = source;
        const told = { id: source.id, kind, status, errorCode, durationMs, trashedAt };
        files.push({ name, source: told, said: await said(source) });
      }
      return files;
    },

    /** The message that a file came with; null where it came with none. */
    async placeOf(id: SourceId): Promise<ChatPlace | null> {
      for (const { chat, names } of await sourcePlaces.chatsBeside(id)) {
        const text = chat.id === id ? null : await sources.getText(chat.id);
        const place = text && findMessage(text, new Set(names.map(placeKey)));
        if (place) return { chat: { id: chat.id, name: chat.name }, ...place };
      }
      return null;
    },
  };

  async function said({ id, kind, pages }: Source): Promise<ChatFile['said']> {
    if (kind !== 'recording') return null;
    if (pages === 0) return (await transcripts.get(id)) && [];
    const text = await sources.getText(id);
    return (text?.pages ?? []).flatMap((page) =>
      page.blocks.flatMap(({ start, end, time }) =>
        time ? [{ startMs: time[0], endMs: time[1], text: page.text.slice(start, end) }] : [],
      ),
    );
  }
}

/** The first message that names a file by one of these names. */
function findMessage({ pages }: DocumentText, keys: ReadonlySet<string>): Omit<ChatPlace, 'chat'> | null {
  for (const page of pages) {
    for (const [block, { start, end }] of page.blocks.entries()) {
      const message = readChatMessage(page.text.slice(start, end));
      if (message?.attachment && keys.has(placeKey(message.attachment.name))) {
        const { author, date, time } = message;
        return { author, date, time, locator: { type: 'block', page: page.number, start, end, block } };
      }
    }
  }
  return null;
}

import { createContext } from 'react';
import type { ChatFile } from '../../../src-shared/domain/chat.ts';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';

/** A voice note that is to be heard from a moment; asked again, it is another wish. */
export type HearWish = { sourceId: SourceId; name: string; startMs: number };

/** What the messages of a chat share: the files that came with them, and the note that is heard. */
export type OpenChat = {
  /** By the name that the messages call them; null while they are not known yet. */
  files: ReadonlyMap<string, ChatFile> | null;
  wish: HearWish | null;
  hear(wish: HearWish): void;
};

/** Null where what is shown is no chat. */
export const ChatContext = createContext<OpenChat | null>(null);

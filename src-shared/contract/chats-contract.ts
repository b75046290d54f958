import { z } from 'zod';
import { chatFileSchema, chatPlaceSchema } from '../domain/chat.ts';
import { sourceIdSchema } from '../domain/identifiers.ts';
import { procedure } from './errors.ts';

const source = z.object({ sourceId: sourceIdSchema });

/** Chats of WhatsApp with the files that came with their messages. */
export const chatsContract = {
  /** The files that its messages name, as far as they came. */
  files: procedure.input(source).output(z.array(chatFileSchema)),
  /** The message that a file came with; null where it came with none. */
  placeOf: procedure.input(source).output(chatPlaceSchema.nullable()),
};

import { AppError } from '../../domain/errors.ts';
import { safeFileName } from '../../domain/file-name.ts';
import type { ConversationId } from '../../domain/identifiers.ts';
import type { LibrarySettings } from '../../domain/library-settings.ts';
import type { ConversationExporter } from '../../ports/conversation-exporter.ts';
import type { ConversationRepository } from '../../ports/conversation-repository.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Gives a conversation as a Word document with its proofs, for a window to save. Throws `NOT_FOUND`. */
export function createExportConversation(
  { conversations, conversationExporter }: ConversationExportPorts,
  readSettings: () => Promise<LibrarySettings>,
) {
  return async ({ conversationId }: { conversationId: ConversationId }): Promise<File> => {
    const conversation = await conversations.get(conversationId);
    if (conversation === null) throw new AppError('NOT_FOUND');
    const { schoolName } = await readSettings();
    const turns = await conversations.turns(conversationId);
    const bytes = await conversationExporter.render({ schoolName, conversation, turns });
    return new File([bytes], safeFileName(`${conversation.title}.docx`), { type: mediaType });
  };
}

type ConversationExportPorts = { conversations: ConversationRepository; conversationExporter: ConversationExporter };

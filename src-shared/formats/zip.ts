import { chatAttachments } from '../domain/chat-message.ts';
import type { EmbeddedFile } from '../domain/document-text.ts';
import { AppError } from '../domain/errors.ts';
import { placeKey } from '../domain/source-place.ts';
import { safeEntryName } from './archive/safe-entry-name.ts';
import { openZip, type ZipArchive } from './archive/zip-archive.ts';
import type { ZipEntry } from './archive/zip-directory.ts';
import type { DocumentFormat, FormatContext, FormatInput } from './document-format.ts';
import { buildDocumentText } from './flow/build-document-text.ts';
import { buildFlowPage } from './flow/build-flow-page.ts';
import { breathe } from './markup/parse-zip-part.ts';
import { detectTextKind } from './text/detect-text-kind.ts';
import { readChat } from './whatsapp.ts';

/** What systems leave in archives beside the papers. */
const CLUTTER = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i;

/**
 * ZIP archives: each entry is a file inside; the text lists their names. Links and clutter are left out. The export of
 * a chat is the chat: its messages are the text, and the files that came with them are inside.
 */
export const zipFormat: DocumentFormat = { name: 'zip', read: readZip };

async function readZip(input: FormatInput, context: FormatContext) {
  const archive = openZip(input, context.limits);
  const entries = archive.entries.filter(
    (entry) => !entry.isDirectory && !entry.isSymbolicLink && !CLUTTER.test(entry.name),
  );
  const embedded: EmbeddedFile[] = [];
  const problems = archive.recovered ? ['FILE_TRUNCATED'] : [];
  for (const [index, entry] of entries.entries()) {
    await breathe(context, index);
    const bytes = readOrNull(archive, entry);
    if (bytes === null) problems.push('FILE_DAMAGED');
    else if (bytes.length > 0) embedded.push({ name: safeEntryName(entry.name, `archivo-${index + 1}`), bytes });
  }
  if (embedded.length === 0 && problems.length > 0)
    throw new AppError(archive.recovered ? 'FILE_TRUNCATED' : 'FILE_DAMAGED', { name: input.name });
  const chat = findChat(embedded);
  if (chat !== null) {
    return { text: readChat(chat.bytes, problems), embedded: embedded.filter((file) => file !== chat) };
  }
  const items = entries.map((entry, index) => ({
    kind: 'list-item' as const,
    text: safeEntryName(entry.name, `archivo-${index + 1}`),
  }));
  const page = buildFlowPage(items, { number: 1, problem: problems[0] ?? null });
  return { text: buildDocumentText('zip', [page], { meta: { entries: String(entries.length) }, problems }), embedded };
}

/** The chat that an archive is the export of: the one in it, alone or with files that its messages name. */
function findChat(files: readonly EmbeddedFile[]): EmbeddedFile | null {
  const [chat, ...others] = files.filter(
    ({ name, bytes }) => /\.txt$/i.test(name) && detectTextKind(bytes, name) === 'whatsapp',
  );
  if (chat === undefined || others.length > 0) return null;
  if (files.length === 1) return chat;
  const attached = new Set(chatAttachments(readChat(chat.bytes)).map(placeKey));
  const isNamed = ({ name }: EmbeddedFile) => attached.has(placeKey(name.slice(name.lastIndexOf('/') + 1)));
  return files.some(isNamed) ? chat : null;
}

/** One bad entry does not lose the others; a bomb or a password concerns them all. */
function readOrNull(archive: ZipArchive, entry: ZipEntry): Uint8Array | null {
  try {
    return archive.read(entry);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'FILE_DAMAGED') return null;
    throw thrown;
  }
}

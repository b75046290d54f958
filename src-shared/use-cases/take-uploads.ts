import type { FolderId, SourceId } from '../domain/identifiers.ts';
import type { TaskContext } from '../domain/job.ts';
import { createRegisterPaper, type RegisterPaperPorts } from './register-paper.ts';

/**
 * Copies uploaded files into the library at once, so that they are safe before the window is told; reading them is a
 * job. Gives the papers to read: the new ones, and those that are still waiting.
 */
export function createTakeUploads(ports: RegisterPaperPorts) {
  const registerPaper = createRegisterPaper(ports);
  return async function takeUploads(
    input: { files: File[]; folderId?: FolderId },
    context: TaskContext,
  ): Promise<SourceId[]> {
    const ids: SourceId[] = [];
    for (const file of input.files) {
      context.signal.throwIfAborted();
      const paper = {
        name: file.name,
        content: { kind: 'stream', parts: file.stream() } as const,
        originPath: null,
        folderId: input.folderId ?? null,
        parentId: null,
      };
      const { source } = await registerPaper(paper, context);
      ids.push(source.id);
    }
    return ids;
  };
}

import type { DragEvent } from 'react';
import { z } from 'zod';
import { type SourceId, sourceIdSchema } from '../../../src-shared/domain/identifiers.ts';
import { papersMessages } from '../../messages/papers.ts';

const papersType = 'application/x-amanuense-papers';
const idsSchema = z.array(sourceIdSchema);

/** Puts papers on the mouse, with a label that counts them. */
export function dragPapers({ dataTransfer }: DragEvent, ids: readonly SourceId[]): void {
  dataTransfer.setData(papersType, JSON.stringify(ids));
  dataTransfer.effectAllowed = 'move';
  const label = document.createElement('div');
  label.textContent = papersMessages.count(ids.length);
  label.dataset.dragLabel = '';
  document.body.append(label);
  dataTransfer.setDragImage(label, -12, -8);
  // The browser takes its picture before this turn ends.
  setTimeout(() => label.remove());
}

/** Whether what is dragged over an element are papers of the list. */
export function carriesPapers({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes(papersType);
}

/** The papers that were dropped; none when it was something else. */
export function droppedPapers({ dataTransfer }: DragEvent): SourceId[] {
  try {
    return idsSchema.parse(JSON.parse(dataTransfer.getData(papersType)));
  } catch {
    return [];
  }
}

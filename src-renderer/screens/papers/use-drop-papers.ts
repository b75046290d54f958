import { type DragEvent, useState } from 'react';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { carriesPapers, droppedPapers } from './dragged-papers.ts';

/** Makes an element a place to drop papers on; `over` while they are held above it. */
export function useDropPapers(onDrop: (ids: SourceId[]) => void) {
  const [over, setOver] = useState(false);
  return {
    over,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!carriesPapers(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        setOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        const to = event.relatedTarget;
        // Going over to a part of the same element is not leaving it.
        if (!(to instanceof Node && event.currentTarget.contains(to))) setOver(false);
      },
      onDrop: (event: DragEvent) => {
        if (!carriesPapers(event)) return;
        event.preventDefault();
        setOver(false);
        const ids = droppedPapers(event);
        if (ids.length > 0) onDrop(ids);
      },
    },
  };
}

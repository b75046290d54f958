import { useCallback, useState } from 'react';
import type { ColumnWidths } from 'react-data-grid';
import { z } from 'zod';
import type { PlanillaId } from '../../../src-shared/domain/identifiers.ts';
import { readStored, writeStored } from '../../components/stored-state.ts';

const storedSchema = z.record(z.string(), z.number().positive());

/** The widths that she gave to columns, which this PC remembers for each planilla. */
export function useStoredWidths(planillaId: PlanillaId): [ColumnWidths, (widths: ColumnWidths) => void] {
  const key = `widths:${planillaId}`;
  const [widths, setWidths] = useState<ColumnWidths>(() => parseWidths(readStored(key)));
  const store = useCallback(
    (next: ColumnWidths) => {
      setWidths(next);
      writeStored(key, widthsText(next));
    },
    [key],
  );
  return [widths, store];
}

/** The widths of a stored text; none where it is not one of ours. */
export function parseWidths(text: string | null): ColumnWidths {
  try {
    const stored = storedSchema.parse(JSON.parse(text ?? '{}'));
    return new Map(Object.entries(stored).map(([column, width]) => [column, { type: 'resized', width }]));
  } catch {
    // Written by another version or by hand: the columns take their own widths.
    return new Map();
  }
}

/** What is stored of widths: those that were dragged, not those that were measured. */
export function widthsText(widths: ColumnWidths): string {
  return JSON.stringify(
    Object.fromEntries(
      [...widths].flatMap(([column, { type, width }]) => (type === 'resized' ? [[column, width]] : [])),
    ),
  );
}

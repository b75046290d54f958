import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ContractOutputs } from '../../../src-shared/contract/index.ts';
import type { DocumentOrder, RowsFrom } from '../../../src-shared/domain/document-order.ts';
import type { FieldMapping, Template } from '../../../src-shared/domain/template.ts';
import { useApi } from '../../client/api-context.tsx';
import { useDelayed } from '../../components/delayed.ts';
import { today } from './today.ts';

const TYPING_PAUSE_MS = 300;

export type DocumentPlan = ContractOutputs['documents']['plan'];

/** What the person has said of the order so far. */
type Said = {
  rowsFrom: RowsFrom;
  /** Those chosen one by one; null for all. */
  rowIds: string[] | null;
  date: string;
  changed: FieldMapping;
  as: DocumentOrder['as'];
  leaveBlanks: boolean;
};

/** An order in the making: what is asked, what the host says of it, and how to change it. */
export function useDocumentOrder(template: Template, initialRows: RowsFrom) {
  const api = useApi();
  const [said, setSaid] = useState<Said>(() => ({
    rowsFrom: initialRows,
    rowIds: null,
    date: today(),
    changed: {},
    as: 'one',
    leaveBlanks: false,
  }));
  const { rowsFrom, rowIds, date, changed, as, leaveBlanks } = said;
  const templateId = template.id;
  const plan = useQuery(
    api.documents.plan.queryOptions({ input: { templateId, rowsFrom, date }, placeholderData: keepPreviousData }),
  );
  const mapping = { ...plan.data?.mapping, ...changed };
  const order: DocumentOrder = { templateId, rowsFrom, rowIds, date, mapping, as, leaveBlanks };
  const asked = useDelayed(JSON.stringify(order), TYPING_PAUSE_MS);
  const isReady = plan.data !== undefined && rowIds?.length !== 0;
  const check = useQuery({
    // What was typed a moment ago is the same order.
    ...api.documents.check.queryOptions({
      input: JSON.parse(asked) as DocumentOrder,
      placeholderData: keepPreviousData,
    }),
    enabled: isReady && !plan.isPlaceholderData && asked === JSON.stringify(order),
  });
  return {
    said,
    order,
    plan,
    check: isReady ? check : null,
    /** Whether what the host said is of the order as it stands now. */
    isSettled: asked === JSON.stringify(order) && !plan.isPlaceholderData && !check.isPlaceholderData,
    mapping,
    change: (change: Partial<Said>) => setSaid((before) => ({ ...before, ...change })),
    /** Other rows: what was said of the fields was said of the rows before. */
    chooseRows: (rows: RowsFrom) => setSaid((before) => ({ ...before, rowsFrom: rows, rowIds: null, changed: {} })),
    setField: (key: string, source: FieldMapping[string]) =>
      setSaid((before) => ({ ...before, changed: { ...before.changed, [key]: source } })),
  };
}

export type OrderInTheMaking = ReturnType<typeof useDocumentOrder>;

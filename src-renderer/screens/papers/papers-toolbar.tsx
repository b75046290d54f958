import { Button, SearchBox, tokens } from '@fluentui/react-components';
import { PanelLeftRegular, PanelRightRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ContractOutputs } from '../../../src-shared/contract/index.ts';
import type { PaperGrouping } from '../../../src-shared/domain/paper-groups.ts';
import { type PaperKind, paperKindSchema } from '../../../src-shared/domain/source.ts';
import { useApi } from '../../client/api-context.tsx';
import { ActionButton } from '../../components/action-button.tsx';
import { DateFilter } from '../../components/filters/date-filter.tsx';
import { FilterMenu } from '../../components/filters/filter-menu.tsx';
import { PersonFilter } from '../../components/filters/person-filter.tsx';
import { shortcutLabel, useShortcut } from '../../components/shortcuts.ts';
import { ToolbarRow, ToolbarSpacer } from '../../components/toolbar.tsx';
import { useProof } from '../../components/viewer/proof-context.tsx';
import { commonMessages } from '../../messages/common.ts';
import { formatNumber } from '../../messages/format.ts';
import { paperKindNames } from '../../messages/paper-kinds.ts';
import { paperStateNames, papersMessages } from '../../messages/papers.ts';
import { GroupMenu } from './group-menu.tsx';
import { countFilters, noFilters, type PapersSearch, type StateFilter } from './papers-search.ts';

type PapersToolbarProps = {
  search: PapersSearch;
  onChange: (change: Partial<PapersSearch>) => void;
  groupBy: PaperGrouping | undefined;
  onGroup: (groupBy: PaperGrouping | undefined) => void;
  foldersShown: boolean;
  detailsShown: boolean;
  onToggleFolders: () => void;
  onToggleDetails: () => void;
};

type Counts = ContractOutputs['sources']['counts'];

/** Search inside the papers, and the filters as chips. */
export function PapersToolbar(props: PapersToolbarProps) {
  const { search, onChange, groupBy, onGroup, foldersShown, detailsShown, onToggleFolders, onToggleDetails } = props;
  const api = useApi();
  const proof = useProof();
  const counts = useQuery(api.sources.counts.queryOptions());
  const tags = useQuery(api.sources.tags.queryOptions());
  return (
    <ToolbarRow label={papersMessages.filters}>
      <ActionButton
        appearance="subtle"
        iconOnly
        aria-pressed={foldersShown}
        icon={<PanelLeftRegular />}
        label={foldersShown ? papersMessages.hideFolders : papersMessages.showFolders}
        onClick={onToggleFolders}
      />
      <ContentSearch query={search.buscar ?? ''} onSearch={(buscar) => onChange({ buscar })} />
      <FilterMenu
        label={papersMessages.filterKind}
        value={search.tipo}
        options={kindOptions(counts.data)}
        onChange={(tipo) => onChange({ tipo })}
      />
      <FilterMenu
        label={papersMessages.filterState}
        value={search.estado}
        options={stateOptions(counts.data)}
        onChange={(estado) => onChange({ estado })}
      />
      <PersonFilter personId={search.persona} onChange={(persona) => onChange({ persona })} />
      <DateFilter from={search.desde} to={search.hasta} onChange={onChange} />
      <FilterMenu
        label={papersMessages.filterTag}
        value={search.etiqueta}
        options={(tags.data ?? []).map(({ tag, count }) => ({ value: tag, label: tag, count: formatNumber(count) }))}
        onChange={(etiqueta) => onChange({ etiqueta })}
        empty={<div style={{ padding: '6px 10px' }}>{papersMessages.noTags}</div>}
      />
      {countFilters(search) > 0 && (
        <Button appearance="transparent" style={{ minWidth: 0 }} onClick={() => onChange(noFilters)}>
          {commonMessages.clearFilters}
        </Button>
      )}
      <ToolbarSpacer />
      {!search.buscar && <GroupMenu groupBy={groupBy} onChange={onGroup} />}
      {!proof.shown && (
        <ActionButton
          appearance="subtle"
          iconOnly
          aria-pressed={detailsShown}
          icon={<PanelRightRegular />}
          label={detailsShown ? papersMessages.hideDetails : papersMessages.showDetails}
          onClick={onToggleDetails}
        />
      )}
    </ToolbarRow>
  );
}

function ContentSearch({ query, onSearch }: { query: string; onSearch: (query: string | undefined) => void }) {
  const [text, setText] = useState(query);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => setText(query), [query]);
  useShortcut('ctrl+f', () => field.current?.focus(), { inTextFields: true });
  return (
    <SearchBox
      ref={field}
      style={{ flex: '1 1 150px', maxWidth: '260px', fontSize: tokens.fontSizeBase200 }}
      aria-label={papersMessages.searchPlaceholder}
      title={`${papersMessages.searchHint} (${shortcutLabel('ctrl+f')})`}
      placeholder={papersMessages.searchPlaceholder}
      value={text}
      onChange={(_event, data) => {
        setText(data.value);
        if (data.value === '') onSearch(undefined);
      }}
      onKeyDown={(event) => event.key === 'Enter' && onSearch(text.trim() || undefined)}
    />
  );
}

function kindOptions(counts: Counts | undefined) {
  const count = (kind: PaperKind) => counts?.kinds[kind] ?? 0;
  return paperKindSchema.options
    .filter((kind) => count(kind) > 0)
    .map((kind) => ({ value: kind, label: paperKindNames[kind], count: formatNumber(count(kind)) }));
}

function stateOptions(counts: Counts | undefined) {
  const status = counts?.status;
  const options: { value: StateFilter; label: string; count: number }[] = [
    { value: 'good', label: paperStateNames.good, count: (status?.ready ?? 0) - (counts?.poor ?? 0) },
    { value: 'poor', label: paperStateNames.poor, count: counts?.poor ?? 0 },
    { value: 'needs-password', label: paperStateNames['needs-password'], count: status?.['needs-password'] ?? 0 },
    { value: 'failed', label: paperStateNames.failed, count: status?.failed ?? 0 },
    {
      value: 'unread',
      label: paperStateNames.queued,
      count: (status?.queued ?? 0) + (status?.reading ?? 0),
    },
  ];
  return options.map((option) => ({ ...option, count: formatNumber(option.count) }));
}

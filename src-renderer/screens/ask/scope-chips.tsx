import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { AskScope } from '../../../src-shared/domain/conversation.ts';
import { paperKindSchema } from '../../../src-shared/domain/source.ts';
import { useApi } from '../../client/api-context.tsx';
import { FilterChip } from '../../components/chips.tsx';
import { DateFilter } from '../../components/filters/date-filter.tsx';
import { FilterMenu } from '../../components/filters/filter-menu.tsx';
import { inTreeOrder } from '../../components/filters/folder-order.ts';
import { PersonFilter } from '../../components/filters/person-filter.tsx';
import { askMessages } from '../../messages/ask.ts';
import { formatNumber } from '../../messages/format.ts';
import { paperKindNames } from '../../messages/paper-kinds.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px' },
  in: { marginRight: '2px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

type ScopeChipsProps = { scope: AskScope; onChange: (scope: AskScope) => void };

/** The papers that a question is asked of: "En: todos los papeles", or of a folder, a kind, a person, some days. */
export function ScopeChips({ scope, onChange }: ScopeChipsProps) {
  const styles = useStyles();
  const api = useApi();
  const folders = useQuery(api.sources.folders.queryOptions());
  const counts = useQuery(api.sources.counts.queryOptions());
  const isEverything = Object.values(scope).every((value) => value === undefined);
  const kinds = paperKindSchema.options.filter((kind) => counts.data?.kinds[kind]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what a form sends; these open menus
    <div role="group" aria-label={askMessages.scope} className={styles.root}>
      <span className={styles.in}>{isEverything ? `${askMessages.in} ${askMessages.everywhere}` : askMessages.in}</span>
      <FilterMenu
        label={askMessages.scopeFolder}
        value={scope.folderId}
        options={inTreeOrder(folders.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(folderId) => onChange({ ...scope, folderId })}
        empty={<div style={{ padding: '6px 10px' }}>{askMessages.noFolders}</div>}
      />
      <FilterMenu
        label={askMessages.scopeKind}
        value={scope.paperKinds?.[0]}
        options={kinds.map((kind) => ({
          value: kind,
          label: paperKindNames[kind],
          count: formatNumber(counts.data?.kinds[kind] ?? 0),
        }))}
        onChange={(kind) => onChange({ ...scope, paperKinds: kind && [kind] })}
      />
      <PersonFilter personId={scope.personId} onChange={(personId) => onChange({ ...scope, personId })} />
      <DateFilter
        from={scope.from}
        to={scope.to}
        onChange={({ desde, hasta }) => onChange({ ...scope, from: desde, to: hasta })}
      />
      {scope.sourceIds && (
        <FilterChip
          active
          removable
          label={askMessages.chosenPapers(scope.sourceIds.length)}
          onClick={() => onChange({ ...scope, sourceIds: undefined })}
        />
      )}
    </div>
  );
}

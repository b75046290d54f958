import { makeStyles, tokens } from '@fluentui/react-components';
import { DocumentSearchRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useMemo } from 'react';
import type { SearchHitOutput } from '../../../src-shared/contract/sources-contract.ts';
import { clockWords } from '../../../src-shared/domain/place-words.ts';
import { useApi } from '../../client/api-context.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { RowButton, RowExtract } from '../../components/row-button.tsx';
import { paperAddress } from '../../components/viewer/paper-address.ts';
import { useProof } from '../../components/viewer/proof-context.tsx';
import { papersMessages } from '../../messages/papers.ts';
import type { PaperFilter } from './papers-search.ts';
import { evidenceOfHit } from './search-evidence.ts';

const HITS = 100;

const useStyles = makeStyles({
  count: { padding: '12px 20px 6px', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  list: { margin: 0, padding: '0 8px 16px', listStyle: 'none' },
  head: { display: 'flex', alignItems: 'baseline', gap: '10px' },
  name: {
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  place: { flexShrink: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** Where words appear inside the papers: one click shows the page with them painted, a double click opens the paper. */
export function SearchResults({ query, filter }: { query: string; filter: PaperFilter }) {
  const api = useApi();
  const hits = useQuery(api.sources.search.queryOptions({ input: { query, filter, limit: HITS } }));
  return (
    <QueryView query={hits}>
      {(found) =>
        found.length === 0 ? (
          <EmptyState
            icon={<DocumentSearchRegular />}
            title={papersMessages.noHits(query)}
            text={papersMessages.noHitsHint}
          />
        ) : (
          <Hits hits={found} query={query} />
        )
      }
    </QueryView>
  );
}

function Hits({ hits, query }: { hits: readonly SearchHitOutput[]; query: string }) {
  const styles = useStyles();
  const proof = useProof();
  const navigate = useNavigate();
  const evidences = useMemo(() => hits.map(evidenceOfHit), [hits]);
  const shown = proof.shown?.evidences === evidences ? proof.shown.index : -1;
  return (
    <>
      <div className={styles.count} role="status">
        {papersMessages.hits(hits.length, query)}
      </div>
      <ol className={styles.list} aria-label={papersMessages.hitsList} onKeyDown={moveBetweenButtons}>
        {hits.map((hit, place) => (
          <li key={`${hit.sourceId} ${placeKey(hit)}`}>
            <RowButton
              chosen={shown === place}
              aria-current={shown === place ? 'true' : undefined}
              onClick={() => proof.show(evidences, place)}
              onDoubleClick={() => {
                proof.close();
                void navigate(paperAddress(evidences[place] ?? hit));
              }}
            >
              <span className={styles.head}>
                <span className={styles.name}>{hit.name}</span>
                <span className={styles.place}>{placeText(hit)}</span>
              </span>
              <RowExtract>
                <Marked text={hit.text} ranges={hit.highlights} />
              </RowExtract>
            </RowButton>
          </li>
        ))}
      </ol>
    </>
  );
}

function Marked({ text, ranges }: { text: string; ranges: SearchHitOutput['highlights'] }) {
  const from = Math.max(0, (ranges[0]?.start ?? 0) - 90);
  const pieces = ranges.flatMap((range, place) => {
    const before = place === 0 ? from : (ranges[place - 1]?.end ?? from);
    return [text.slice(before, range.start), <mark key={range.start}>{text.slice(range.start, range.end)}</mark>];
  });
  return (
    <>
      {from > 0 && '… '}
      {pieces}
      {text.slice(ranges.at(-1)?.end ?? from)}
    </>
  );
}

function moveBetweenButtons(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const buttons: (Element | null)[] = [...event.currentTarget.querySelectorAll('button')];
  const place = buttons.indexOf(document.activeElement);
  const next = buttons[Math.max(0, Math.min(buttons.length - 1, place + step))];
  if (next instanceof HTMLElement) next.focus();
}

function placeText({ locator }: SearchHitOutput): string {
  if (locator.type === 'cell') return papersMessages.hitCell(locator.sheet, locator.reference);
  return locator.type === 'time' ? clockWords(locator.startMs) : papersMessages.hitPage(locator.page);
}

function placeKey({ locator }: SearchHitOutput): string {
  return `${locator.page} ${locator.start}`;
}

import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { RetrievedPassage } from '../../../src-shared/domain/answer.ts';
import { proofWords } from '../../../src-shared/domain/answer-words.ts';
import { tidySpaces } from '../../../src-shared/domain/fold-text.ts';
import { RowButton, RowExtract } from '../../components/row-button.tsx';
import { useProof } from '../../components/viewer/proof-context.tsx';
import { askMessages } from '../../messages/ask.ts';
import { formatPercent } from '../../messages/format.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  name: { display: 'block', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  facts: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

type PassageListProps = { label: string; passages: readonly RetrievedPassage[]; withFacts?: boolean };

/** Passages that were looked at: one click shows the page with them painted. */
export function PassageList({ label, passages, withFacts = false }: PassageListProps) {
  const styles = useStyles();
  const proof = useProof();
  const evidences = useMemo(
    () => passages.map(({ sourceId, locator, text }) => ({ sourceId, locator, quote: text })),
    [passages],
  );
  const shown = proof.shown?.evidences === evidences ? proof.shown.index : -1;
  return (
    <ol className={styles.list} aria-label={label}>
      {passages.map((passage, place) => (
        <li key={`${passage.sourceId} ${JSON.stringify(passage.locator)}`}>
          <RowButton
            chosen={shown === place}
            aria-current={shown === place ? 'true' : undefined}
            onClick={() => proof.show(evidences, place)}
          >
            <span className={styles.name}>{proofWords(passage)}</span>
            <RowExtract>{tidySpaces(passage.text)}</RowExtract>
            {withFacts && <span className={styles.facts}>{factsOf(passage)}</span>}
          </RowButton>
        </li>
      ))}
    </ol>
  );
}

function factsOf({ share, ranks }: RetrievedPassage): string {
  const ways = Object.entries(ranks).map(([way, place]) => askMessages.ways[way]?.(place) ?? way);
  return [askMessages.share(formatPercent(share)), ...ways].join(' · ');
}

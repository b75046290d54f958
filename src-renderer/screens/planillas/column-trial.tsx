import { Button, Field, Link, makeStyles, Select, Spinner, tokens } from '@fluentui/react-components';
import { BeakerRegular, CheckmarkRegular, LineHorizontal1Regular, QuestionFilled } from '@fluentui/react-icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ContractOutputs } from '../../../src-shared/contract/index.ts';
import type { SourceFilterInput } from '../../../src-shared/contract/sources-contract.ts';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import type { ColumnDefinition, Planilla, PlanillaScope } from '../../../src-shared/domain/planilla.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { errorText } from '../../client/error-text.ts';
import { StateMark } from '../../components/chips.tsx';
import { useProof } from '../../components/viewer/proof-context.tsx';
import { columnPanelMessages as words } from '../../messages/planillas.ts';
import { valueText } from './planilla-table.ts';

const PAPERS_OFFERED = 300;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: '10px',
    padding: '12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    // A long file name may not widen the box.
    '& > *, & > * > *': { minWidth: 0 },
    '& select': { width: '100%', minWidth: 0, textOverflow: 'ellipsis' },
  },
  result: { display: 'flex', flexDirection: 'column', gap: '6px' },
  candidate: { display: 'flex', alignItems: 'baseline', gap: '8px', flexWrap: 'wrap' },
  value: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  quote: {
    flexBasis: '100%',
    margin: 0,
    paddingLeft: '8px',
    borderLeft: '3px solid var(--proof-line)',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  failed: { margin: 0, color: tokens.colorStatusDangerForeground1 },
});

type ColumnTrialProps = {
  planilla: Planilla;
  /** Null while the column lacks something. */
  definition: ColumnDefinition | null;
  suggestedSourceId: SourceId | null;
};

/** "Probar en este papel": reads one paper with the column as it stands in the form and answers in place. */
export function ColumnTrial({ planilla, definition, suggestedSourceId }: ColumnTrialProps) {
  const styles = useStyles();
  const api = useApi();
  const client = useClient();
  const papers = useQuery(
    api.sources.list.queryOptions({
      input: {
        filter: papersOf(planilla.scope),
        order: { by: 'name', descending: false },
        offset: 0,
        limit: PAPERS_OFFERED,
      },
    }),
  );
  const suggested = useQuery({
    ...api.sources.get.queryOptions({ input: { sourceId: suggestedSourceId ?? ('' as SourceId) } }),
    enabled: suggestedSourceId !== null,
  });
  const [picked, setPicked] = useState<string | null>(null);
  const offered = papers.data?.items ?? [];
  const first = suggested.data?.source;
  const options = first && !offered.some(({ id }) => id === first.id) ? [first, ...offered] : offered;
  const chosen = options.find(({ id }) => id === (picked ?? suggestedSourceId)) ?? options[0];
  const trial = useMutation({
    mutationFn: (input: { definition: ColumnDefinition; sourceId: SourceId }) =>
      client.planillas.tryColumn({ planillaId: planilla.id, ...input }),
  });
  if (papers.data && options.length === 0) return <div className={styles.root}>{words.tryNoPapers}</div>;
  return (
    <section className={styles.root} aria-label={words.tryTitle}>
      <Field label={words.tryPaper}>
        <Select value={chosen?.id ?? ''} onChange={(_event, data) => setPicked(data.value)}>
          {options.map((paper) => (
            <option key={paper.id} value={paper.id}>
              {paper.name}
            </option>
          ))}
        </Select>
      </Field>
      <Button
        icon={trial.isPending ? <Spinner size="tiny" /> : <BeakerRegular />}
        disabled={!definition || !chosen || trial.isPending}
        onClick={() => definition && chosen && trial.mutate({ definition, sourceId: chosen.id })}
      >
        {words.tryIt}
      </Button>
      <div aria-live="polite">
        {trial.isError && <p className={styles.failed}>{errorText(trial.error)}</p>}
        {trial.data && <TrialResult result={trial.data} definition={trial.variables.definition} />}
      </div>
    </section>
  );
}

/** The read papers that the planilla takes its rows from. */
function papersOf({ folderId, paperKinds }: PlanillaScope): SourceFilterInput {
  return {
    statuses: ['ready'],
    folderId: folderId ?? undefined,
    paperKinds: paperKinds.length > 0 ? paperKinds : undefined,
  };
}

type TrialResultProps = { result: ContractOutputs['planillas']['tryColumn']; definition: ColumnDefinition };

function TrialResult({ result, definition }: TrialResultProps) {
  const styles = useStyles();
  const proof = useProof();
  if (result.candidates.length === 0) {
    return (
      <StateMark tone="neutral" icon={<LineHorizontal1Regular />}>
        {words.tryNothing}
      </StateMark>
    );
  }
  const isDoubtful = result.state === 'doubtful';
  return (
    <div className={styles.result}>
      <StateMark tone={isDoubtful ? 'warning' : 'good'} icon={isDoubtful ? <QuestionFilled /> : <CheckmarkRegular />}>
        {isDoubtful ? words.tryDoubtful : words.tryFound}
      </StateMark>
      {result.candidates.map((candidate) => (
        <div key={`${candidate.value} ${candidate.evidence[0]?.quote}`} className={styles.candidate}>
          <span className={styles.value}>{valueText(definition.type, candidate.value)}</span>
          {candidate.evidence.length > 0 && (
            <Link as="button" type="button" onClick={() => proof.show(candidate.evidence)}>
              {words.seeProof}
            </Link>
          )}
          {candidate.evidence[0] && <p className={styles.quote}>{candidate.evidence[0].quote}</p>}
        </div>
      ))}
    </div>
  );
}

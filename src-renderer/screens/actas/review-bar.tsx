import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import {
  ArrowDownRegular,
  ArrowUpRegular,
  CheckmarkCircleRegular,
  MicPulseRegular,
  QuestionCircleRegular,
  SlideTextEditRegular,
} from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { unprovenLines } from '../../../src-shared/domain/acta/acta-lines.ts';
import type { ActaLine } from '../../../src-shared/domain/acta/acta-record.ts';
import type { ActaId } from '../../../src-shared/domain/identifiers.ts';
import { hasEnded } from '../../../src-shared/domain/job.ts';
import { chosenModel } from '../../../src-shared/domain/library-settings.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { ActionButton } from '../../components/action-button.tsx';
import { StateMark } from '../../components/chips.tsx';
import { useCommand } from '../../components/command.ts';
import { useShortcut } from '../../components/shortcuts.ts';
import { ToolbarRow, ToolbarSpacer } from '../../components/toolbar.tsx';
import { actaMessages as words } from '../../messages/actas.ts';
import { actaKeys } from './acta-keys.ts';
import { useSaves } from './saves-context.tsx';
import type { ActaCommands } from './use-acta-commands.ts';
import type { Review } from './use-review.ts';

const useStyles = makeStyles({
  drafting: { display: 'flex', alignItems: 'center', gap: '10px', fontSize: tokens.fontSizeBase200 },
  bar: { width: '140px' },
});

type ReviewBarProps = {
  actaId: ActaId;
  lines: readonly ActaLine[];
  review: Review;
  commands: ActaCommands;
  isReadOnly: boolean;
  onCite: (line: ActaLine) => void;
};

/** Going from sentence to sentence, and what is done with the one that is looked at. */
export function ReviewBar({ actaId, lines, review, commands, isReadOnly, onCite }: ReviewBarProps) {
  const waiting = unprovenLines(lines).length;
  const { current } = review;
  const accept = () => current?.mark === 'unproven' && commands.accept(current.id);
  const cite = () => current && onCite(current);
  useShortcut(actaKeys.next, review.next, { inTextFields: true });
  useShortcut(actaKeys.previous, review.previous, { inTextFields: true });
  useShortcut(actaKeys.nextUnproven, review.nextUnproven, { inTextFields: true });
  useShortcut(actaKeys.accept, accept, { inTextFields: true, enabled: !isReadOnly });
  useShortcut(actaKeys.cite, cite, { inTextFields: true, enabled: !isReadOnly });
  return (
    <ToolbarRow label={words.review}>
      <ActionButton
        size="small"
        iconOnly
        icon={<ArrowUpRegular />}
        label={words.previous}
        shortcut={actaKeys.previous}
        onClick={review.previous}
      />
      <ActionButton
        size="small"
        iconOnly
        icon={<ArrowDownRegular />}
        label={words.next}
        shortcut={actaKeys.next}
        onClick={review.next}
      />
      {waiting > 0 ? (
        <ActionButton
          size="small"
          icon={<QuestionCircleRegular />}
          label={words.nextUnproven(waiting)}
          shortcut={actaKeys.nextUnproven}
          onClick={review.nextUnproven}
        />
      ) : (
        <StateMark tone="good" icon={<CheckmarkCircleRegular />}>
          {words.allProven}
        </StateMark>
      )}
      <ToolbarSpacer />
      {!isReadOnly && (
        <>
          <ActionButton
            size="small"
            icon={<MicPulseRegular />}
            label={words.cite}
            shortcut={actaKeys.cite}
            disabled={current === null}
            onClick={cite}
          />
          <ModelDraft actaId={actaId} />
        </>
      )}
    </ToolbarRow>
  );
}

/** Having the model draft it, where the school has chosen one, and how far that is. */
function ModelDraft({ actaId }: { actaId: ActaId }) {
  const styles = useStyles();
  const client = useClient();
  const api = useApi();
  const saves = useSaves();
  const status = useQuery(api.library.status.queryOptions());
  const jobs = useQuery(api.jobs.list.queryOptions());
  const job = jobs.data?.find(
    ({ type, subject, ...each }) => type === 'draft-acta' && subject === actaId && !hasEnded(each),
  );
  const draft = useCommand({
    run: async () => {
      await saves.all();
      return client.actas.draft({ actaId });
    },
  });
  if (job) {
    const { progress } = job;
    return (
      <span className={styles.drafting} role="status">
        <ProgressBar
          className={styles.bar}
          aria-label={words.drafting}
          value={progress?.total ? progress.done / progress.total : undefined}
        />
        {progress?.step ?? words.drafting}
        <Button size="small" onClick={() => void client.jobs.cancel({ jobId: job.id })}>
          {words.stop}
        </Button>
      </span>
    );
  }
  if (!status.data || chosenModel(status.data.settings, 'answer') === null) return null;
  return (
    <Button
      size="small"
      icon={<SlideTextEditRegular />}
      title={words.draftedHint}
      disabled={draft.isPending}
      onClick={() => draft.mutate()}
    >
      {words.draft}
    </Button>
  );
}

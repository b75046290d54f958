import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SourceListItem } from '../../../src-shared/domain/source.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { StateMark } from '../../components/chips.tsx';
import { useCommand } from '../../components/command.ts';
import { TextDialog } from '../../components/text-dialog.tsx';
import { markSentence, rightsMessages as words } from '../../messages/rights.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: '6px',
    fontSize: tokens.fontSizeBase200,
  },
});

/** Whether a paper may be deleted, why not, and until when it is kept. */
export function PaperKeeping({ source: { id: sourceId, name } }: { source: SourceListItem }) {
  const styles = useStyles();
  const api = useApi();
  const client = useClient();
  const [isAsking, setAsking] = useState(false);
  const { data } = useQuery(api.rights.ofPaper.queryOptions({ input: { sourceId } }));
  const isSet = !data?.held;
  const mark = useCommand({
    run: (reason: string) => client.rights.holdPaper({ sourceId, isSet, reason }),
    said: () => (isSet ? words.marked : words.unmarked).held(name),
    onDone: () => setAsking(false),
  });
  if (!data) return null;
  const { held, heldWith, keptUntil } = data;
  return (
    <div className={styles.root}>
      {(held || heldWith) && (
        <StateMark tone="warning" icon={<LockClosedRegular />}>
          {heldWith ? words.heldWith(heldWith.name) : words.held}
        </StateMark>
      )}
      {held && <span>{markSentence(held)}</span>}
      {!held && !heldWith && !keptUntil && <span>{words.deletable}</span>}
      {keptUntil && <span>{keptUntil === 'always' ? words.keptAlways : words.keptUntil(keptUntil)}</span>}
      <Button size="small" onClick={() => setAsking(true)}>
        {isSet ? words.hold : words.unhold}
      </Button>
      {isAsking && (
        <TextDialog
          title={isSet ? words.holdTitle(name) : words.unholdTitle(name)}
          intro={isSet ? words.holdHint : undefined}
          action={isSet ? words.holdAction : words.unholdAction}
          label={words.reason}
          hint={words.reasonHint}
          longest={500}
          busy={mark.isPending}
          onSubmit={(reason) => mark.mutate(reason)}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

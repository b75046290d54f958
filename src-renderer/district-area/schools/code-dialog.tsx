import { Button, MessageBar, MessageBarBody, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { enrolmentCodeLifeMs } from '../../../src-shared/domain/sync/enrolment.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { commonMessages } from '../../messages/common.ts';
import { districtSchoolsMessages } from '../../messages/district-schools.ts';
import { formatStopwatch } from '../../messages/format.ts';
import { CopiedText } from '../copied-text.tsx';
import { useSession } from '../session-context.tsx';
import { useTimeLeft } from '../use-time-left.ts';

const words = districtSchoolsMessages.code;

/** How often it is looked whether the PC came, while a code is on screen. */
const lookEveryMs = 3000;

const useStyles = makeStyles({
  code: {
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    padding: '18px 20px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  left: { margin: 0, color: tokens.colorNeutralForeground3 },
  waiting: { justifyContent: 'flex-start' },
});

type CodeDialogProps = {
  schoolId: string;
  /** The PCs that the school has when the dialog opens. */
  devices: readonly { id: string }[];
  onClose: () => void;
};

/** Makes a code, shows it to be read aloud, and says when the PC has come. */
export function CodeDialog({ schoolId, devices, onClose }: CodeDialogProps) {
  const { client } = useSession();
  const [known] = useState(() => devices.map(({ id }) => id));
  // A code is made when the dialog opens, and anew when that is asked: it is kept nowhere.
  const code = useQuery({
    queryKey: ['new code', schoolId],
    queryFn: () => client.district.devices.createCode({ schoolId }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnMount: false,
    refetchOnWindowFocus: false,
    retry: false,
  });
  return (
    <DialogFrame title={words.title} hint={words.hint} onClose={onClose} closing={commonMessages.close}>
      <QueryView query={code} loading={<Spinner label={words.making} />}>
        {(made) => (
          <Code
            key={made.code}
            code={made.code}
            // By this PC's clock alone, which may differ from the server's.
            untilMs={code.dataUpdatedAt + enrolmentCodeLifeMs}
            schoolId={schoolId}
            known={known}
            onAnother={() => void code.refetch()}
          />
        )}
      </QueryView>
    </DialogFrame>
  );
}

type CodeProps = {
  code: string;
  untilMs: number;
  schoolId: string;
  known: readonly string[];
  onAnother: () => void;
};

function Code({ code, untilMs, schoolId, known, onAnother }: CodeProps) {
  const styles = useStyles();
  const leftMs = useTimeLeft(untilMs);
  const hasArrived = useArrival({ schoolId, known, isAwaited: leftMs > 0 });
  if (hasArrived) {
    return (
      <MessageBar intent="success" role="status" layout="multiline">
        <MessageBarBody>{words.arrived}</MessageBarBody>
      </MessageBar>
    );
  }
  if (leftMs === 0) {
    return (
      <>
        <p className={styles.left} role="status">
          {words.over}
        </p>
        <div>
          <Button appearance="primary" onClick={onAnother}>
            {words.another}
          </Button>
        </div>
      </>
    );
  }
  return (
    <>
      <div className={styles.code}>
        <CopiedText label={words.code} text={code} copy={words.copyCode} isLarge />
        <CopiedText label={words.address} text={window.location.origin} copy={words.copyAddress} />
      </div>
      <p className={styles.left}>{words.left(formatStopwatch(leftMs))}</p>
      <Spinner className={styles.waiting} size="tiny" label={words.waiting} labelPosition="after" />
    </>
  );
}

type Awaited = { schoolId: string; known: readonly string[]; isAwaited: boolean };

/** Whether the school has a PC that it had not. */
function useArrival({ schoolId, known, isAwaited }: Awaited): boolean {
  const { queries } = useSession();
  const found = useQuery({
    ...queries.district.schools.get.queryOptions({ input: { schoolId } }),
    refetchInterval: (query) => (isAwaited && !hasNew(query.state.data?.devices, known) ? lookEveryMs : false),
  });
  return hasNew(found.data?.devices, known);
}

function hasNew(devices: readonly { id: string }[] | undefined, known: readonly string[]): boolean {
  return devices?.some(({ id }) => !known.includes(id)) ?? false;
}

import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { DistrictStatus } from '../../../../src-shared/domain/sync/district-status.ts';
import { machineOf } from '../../../../src-shared/domain/transcription-server.ts';
import { useClient } from '../../../client/api-context.tsx';
import { useCommand } from '../../../components/command.ts';
import { districtMessages } from '../../../messages/district.ts';
import { focusDistrict } from './focus-district.ts';

const words = districtMessages.confirm;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: '10px',
    padding: '18px 20px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  question: { margin: 0, fontSize: 'inherit', fontWeight: tokens.fontWeightRegular },
  school: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  text: { margin: 0, maxWidth: '60ch', overflowWrap: 'anywhere', textWrap: 'pretty' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '4px' },
});

type ConfirmSchoolProps = {
  membership: NonNullable<DistrictStatus['membership']>;
  /** What the school is called on this PC. */
  schoolName: string;
};

/** Asks whether the code's school is hers: nothing is sent before she says so. */
export function ConfirmSchool({ membership: { server, school }, schoolName }: ConfirmSchoolProps) {
  const styles = useStyles();
  const client = useClient();
  const confirm = useCommand({
    run: () => client.district.confirm(),
    said: () => districtMessages.confirmed,
    onDone: focusDistrict,
  });
  const refuse = useCommand({
    run: () => client.district.leave(),
    said: () => words.refused,
    onDone: focusDistrict,
  });
  const isAnswered = confirm.isPending || refuse.isPending;
  const isNamedOtherwise = schoolName !== '' && schoolName !== school.name;
  return (
    <div className={styles.root}>
      <h3 className={styles.question}>{words.title}</h3>
      <div className={styles.school}>{school.name}</div>
      <p className={styles.text}>
        {words.server(machineOf(server))} {isNamedOtherwise && words.otherName(schoolName)}
      </p>
      <p className={styles.text}>{words.text}</p>
      <div className={styles.buttons}>
        <Button appearance="primary" disabledFocusable={isAnswered} onClick={() => confirm.mutate()}>
          {words.yes}
        </Button>
        <Button disabledFocusable={isAnswered} onClick={() => refuse.mutate()}>
          {words.no}
        </Button>
      </div>
    </div>
  );
}

import { Button, Field, Input, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useClient } from '../../../client/api-context.tsx';
import { errorCodeOf, errorText } from '../../../client/error-text.ts';
import { refreshAll } from '../../../client/refresh.ts';
import { districtMessages as words } from '../../../messages/district.ts';
import { focusDistrict } from './focus-district.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '12px', maxWidth: '460px' },
  code: { textTransform: 'uppercase' },
  foot: { display: 'flex', alignItems: 'center', gap: '14px' },
  button: { flexShrink: 0 },
  note: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, textWrap: 'pretty' },
});

type EnrolFormProps = {
  /** Where this PC was enrolled before; empty where it never was. */
  knownServer: string;
};

/** The address and the code that the district gives; why they were not taken is told beside them. */
export function EnrolForm({ knownServer }: EnrolFormProps) {
  const styles = useStyles();
  const client = useClient();
  const cache = useQueryClient();
  const [server, setServer] = useState(knownServer);
  const [code, setCode] = useState('');
  const enrol = useMutation({
    mutationFn: () => client.district.enrol({ server, code }),
    onSuccess: () => {
      focusDistrict();
      return refreshAll(cache);
    },
  });
  const isReady = server.trim() !== '' && code.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !enrol.isPending) enrol.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={words.address} hint={words.addressHint}>
        <Input value={server} maxLength={300} spellCheck={false} onChange={(_event, data) => setServer(data.value)} />
      </Field>
      <Field label={words.code} hint={words.codeHint}>
        <Input
          value={code}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          input={{ className: styles.code }}
          onChange={(_event, data) => setCode(data.value)}
        />
      </Field>
      {enrol.isError && (
        <div role="alert">
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{enrolmentErrorText(enrol.error, server.trim())}</MessageBarBody>
          </MessageBar>
        </div>
      )}
      <div className={styles.foot}>
        <Button type="submit" className={styles.button} disabled={!isReady} disabledFocusable={enrol.isPending}>
          {enrol.isPending ? words.enrolling : words.enrol}
        </Button>
        <span className={styles.note}>{words.nothingSent}</span>
      </div>
    </form>
  );
}

/** Some sentences of the catalogue promise that it is tried again by itself, which is not so here. */
function enrolmentErrorText(error: unknown, server: string): string {
  const code = errorCodeOf(error);
  if (code === 'SYNC_UNREACHABLE') return words.unreachable(server);
  return code === 'SERVER_BUSY' || code === 'SERVER_FAILED' || code === 'SERVER_RESTARTING'
    ? words.notNow
    : errorText(error);
}

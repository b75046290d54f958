import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useClient } from '../../../client/api-context.tsx';
import { useCommand } from '../../../components/command.ts';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { districtMessages as words } from '../../../messages/district.ts';
import { focusDistrict } from './focus-district.ts';

/** Leaves the district, once it was said what stays where. */
export function LeaveDistrict({ outbox }: { outbox: number }) {
  const client = useClient();
  const [isAsking, setIsAsking] = useState(false);
  const leave = useCommand({ run: () => client.district.leave(), said: words.left, onDone: focusDistrict });
  return (
    <>
      <Button
        appearance="subtle"
        style={{ alignSelf: 'flex-start' }}
        disabledFocusable={leave.isPending}
        onClick={() => setIsAsking(true)}
      >
        {words.leave}
      </Button>
      <ConfirmDialog
        open={isAsking}
        title={words.leaving.title}
        text={words.leaving.text(outbox)}
        action={words.leaving.action}
        onConfirm={() => leave.mutate()}
        onClose={() => setIsAsking(false)}
      />
    </>
  );
}

import { Checkbox } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Role, roles } from '../../../src-shared/domain/district/account.ts';
import { QueryView } from '../../components/query-view.tsx';
import { roleWords } from '../../messages/district-account.ts';
import { districtUsersMessages } from '../../messages/district-users.ts';
import { ReasonDialog } from '../reason-dialog.tsx';
import { useSession } from '../session-context.tsx';
import { useAct } from '../use-act.ts';

const words = districtUsersMessages.demand;
/** Those who reach most come first. */
const fromTheTop = [...roles].reverse();

/** Says of which roles' people the code of the telephone is demanded. */
export function DemandDialog({ onClose }: { onClose: () => void }) {
  const { client, queries } = useSession();
  const demanded = useQuery(queries.district.secondFactor.demanded.queryOptions());
  const [changed, setChanged] = useState<readonly Role[] | null>(null);
  const chosen = changed ?? demanded.data?.roles ?? [];
  const act = useAct({
    run: (reason: string) => client.district.secondFactor.demand({ roles: [...chosen], reason }),
    said: () => words.done,
    onDone: onClose,
    saysFailure: true,
  });
  const turn = (role: Role, isDemanded: boolean) =>
    setChanged(roles.filter((each) => (each === role ? isDemanded : chosen.includes(each))));
  return (
    <ReasonDialog
      title={words.title}
      hint={words.hint}
      action={words.action}
      isComplete={changed !== null}
      isBusy={act.isPending}
      error={act.error}
      onSubmit={(reason) => act.mutate(reason)}
      onClose={onClose}
    >
      <QueryView query={demanded}>
        {() => (
          <fieldset style={{ margin: 0, padding: 0, border: 'none', display: 'flex', flexDirection: 'column' }}>
            <legend style={{ padding: 0 }}>{words.roles}</legend>
            {fromTheTop.map((role) => (
              <Checkbox
                key={role}
                label={roleWords[role]}
                checked={chosen.includes(role)}
                onChange={(_event, data) => turn(role, data.checked === true)}
              />
            ))}
          </fieldset>
        )}
      </QueryView>
    </ReasonDialog>
  );
}

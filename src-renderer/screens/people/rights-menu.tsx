import { Button, Menu, MenuDivider, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import {
  ArchiveRegular,
  DeleteDismissRegular,
  LockClosedRegular,
  LockOpenRegular,
  PersonLockRegular,
  ShieldKeyholeRegular,
} from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Person } from '../../../src-shared/domain/person.ts';
import { useApi, useCapabilities, useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { TextDialog } from '../../components/text-dialog.tsx';
import { rightsMessages as words } from '../../messages/rights.ts';
import { ExportPersonDialog } from './export-person-dialog.tsx';
import { PurgePersonDialog } from './purge-person-dialog.tsx';
import { personName } from './roster-grid.tsx';

type Asked = 'everything' | 'blocked' | 'held' | 'purge';

/** What the law lets a person ask, and what protects her data meanwhile. */
export function RightsMenu({ person }: { person: Person }) {
  const api = useApi();
  const { localPaths } = useCapabilities();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { data: marks } = useQuery(api.rights.ofPerson.queryOptions({ input: { personId: person.id } }));
  const close = () => setAsked(null);
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<ShieldKeyholeRegular />} disabled={!marks}>
            {words.menu}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {localPaths && (
              <MenuItem icon={<ArchiveRegular />} onClick={() => setAsked('everything')}>
                {words.everything}
              </MenuItem>
            )}
            <MenuItem icon={<PersonLockRegular />} onClick={() => setAsked('blocked')}>
              {marks?.blocked ? words.unblock : words.block}
            </MenuItem>
            <MenuItem icon={marks?.held ? <LockOpenRegular /> : <LockClosedRegular />} onClick={() => setAsked('held')}>
              {marks?.held ? words.unhold : words.hold}
            </MenuItem>
            <MenuDivider />
            <MenuItem icon={<DeleteDismissRegular />} onClick={() => setAsked('purge')}>
              {words.purge}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {asked === 'everything' && <ExportPersonDialog person={person} onClose={close} />}
      {asked === 'purge' && <PurgePersonDialog person={person} onClose={close} />}
      {(asked === 'blocked' || asked === 'held') && (
        <MarkDialog person={person} what={asked} isSet={!marks?.[asked]} onClose={close} />
      )}
    </>
  );
}

type MarkDialogProps = { person: Person; what: 'blocked' | 'held'; isSet: boolean; onClose: () => void };

function MarkDialog({ person, what, isSet, onClose }: MarkDialogProps) {
  const client = useClient();
  const name = personName(person);
  const mark = useCommand({
    run: (reason: string) => client.rights.markPerson({ personId: person.id, what, isSet, reason }),
    said: () => (isSet ? words.marked : words.unmarked)[what](name),
    onDone: onClose,
  });
  const said = {
    blocked: isSet
      ? { title: words.blockTitle(name), hint: words.blockHint, action: words.blockAction }
      : { title: words.unblockTitle(name), hint: undefined, action: words.unblockAction },
    held: isSet
      ? { title: words.holdTitle(name), hint: words.holdHint, action: words.holdAction }
      : { title: words.unholdTitle(name), hint: undefined, action: words.unholdAction },
  }[what];
  return (
    <TextDialog
      title={said.title}
      intro={said.hint}
      action={said.action}
      label={words.reason}
      hint={words.reasonHint}
      longest={500}
      busy={mark.isPending}
      onSubmit={(reason) => mark.mutate(reason)}
      onClose={onClose}
    />
  );
}

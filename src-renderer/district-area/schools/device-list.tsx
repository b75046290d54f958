import { Button } from '@fluentui/react-components';
import { ArchiveRegular, CheckmarkCircleRegular, DesktopRegular, PlugDisconnectedRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { DeviceListItem } from '../../../src-shared/contract/district-area-contract.ts';
import { StateMark } from '../../components/chips.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FactList, FactRow } from '../../components/fact-list.tsx';
import { districtPcsMessages as pcWords } from '../../messages/district-pcs.ts';
import { districtSchoolsMessages } from '../../messages/district-schools.ts';
import { ReasonDialog } from '../reason-dialog.tsx';
import { useCan, useSession } from '../session-context.tsx';
import { useAct } from '../use-act.ts';

const words = districtSchoolsMessages.devices;

type NamedDevice = DeviceListItem & { name: string };

/** The PCs of a school, those that may speak first. */
export function DeviceList({ devices, atMs }: { devices: readonly DeviceListItem[]; atMs: number }) {
  const can = useCan();
  const [revoking, setRevoking] = useState<NamedDevice | null>(null);
  if (devices.length === 0) {
    return <EmptyState icon={<DesktopRegular />} title={words.none} text={words.noneHint} />;
  }
  return (
    <>
      <FactList>
        {nameDevices(devices).map((device) => (
          <FactRow
            key={device.id}
            name={device.name}
            mark={<DeviceState device={device} />}
            about={words.facts(device.enrolledMs, contactOf(device, atMs))}
            facts={[...toldWords(device), words.mark(device.id)].join(' · ')}
          >
            {!device.isRevoked && can('district.devices.revoke') && (
              <Button aria-label={words.revokeOf(device.name)} onClick={() => setRevoking(device)}>
                {words.revoke}
              </Button>
            )}
          </FactRow>
        ))}
      </FactList>
      {revoking && <RevokeDialog device={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

/** As they call themselves; one that never told is numbered as it came. */
function nameDevices(devices: readonly DeviceListItem[]): NamedDevice[] {
  const inOrder = [...devices].sort((left, right) => left.enrolledMs - right.enrolledMs);
  const named = inOrder.map((device, place) => ({ ...device, name: device.told?.name ?? words.name(place + 1) }));
  return named.sort((left, right) => Number(left.isRevoked) - Number(right.isRevoked));
}

function toldWords({ told }: DeviceListItem): string[] {
  if (told === null) return [];
  return [pcWords.facts(told.version, told.system), ...pcWords.space(told.freeBytes, told.libraryBytes)];
}

function contactOf({ lastContactMs }: DeviceListItem, atMs: number): string {
  return lastContactMs === null ? words.contactNever : words.contact(lastContactMs, atMs);
}

function DeviceState({ device: { isRevoked, hasLeft, refusedOperations } }: { device: DeviceListItem }) {
  return (
    <>
      {isRevoked ? (
        <StateMark tone="neutral" icon={<PlugDisconnectedRegular />}>
          {hasLeft ? words.left : words.revoked}
        </StateMark>
      ) : (
        <StateMark tone="good" icon={<CheckmarkCircleRegular />}>
          {words.active}
        </StateMark>
      )}
      {refusedOperations > 0 && (
        <StateMark tone="warning" icon={<ArchiveRegular />}>
          {words.refused(refusedOperations)}
        </StateMark>
      )}
    </>
  );
}

function RevokeDialog({ device: { id, name }, onClose }: { device: NamedDevice; onClose: () => void }) {
  const { client } = useSession();
  const revoke = useAct({
    run: (reason: string) => client.district.devices.revoke({ deviceId: id, reason }),
    said: () => words.revokeDone(name),
    onDone: onClose,
    saysFailure: true,
  });
  return (
    <ReasonDialog
      title={words.revokeTitle(name)}
      hint={words.revokeText}
      action={words.revokeAction}
      isBusy={revoke.isPending}
      error={revoke.error}
      onSubmit={(reason) => revoke.mutate(reason)}
      onClose={onClose}
    />
  );
}

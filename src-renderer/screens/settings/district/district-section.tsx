import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { errorMessage } from '../../../../src-shared/domain/errors.ts';
import type { DistrictStatus } from '../../../../src-shared/domain/sync/district-status.ts';
import { useApi } from '../../../client/api-context.tsx';
import { QueryView } from '../../../components/query-view.tsx';
import { Section } from '../../../components/section.tsx';
import { settingsPlaces } from '../../../components/settings/settings-place.ts';
import { districtMessages as words } from '../../../messages/district.ts';
import { ConfirmSchool } from './confirm-school.tsx';
import { DistrictLinkPanel } from './district-link-panel.tsx';
import { EnrolForm } from './enrol-form.tsx';
import type { FilesSettingsProps } from './files-settings.tsx';
import { LeaveDistrict } from './leave-district.tsx';

const LOOK_EVERY_MS = 2_000;

/** This PC's district: how to come in, which school one came in as, how it goes, and how to leave. */
export function DistrictSection(props: FilesSettingsProps) {
  const status = useQuery(useApi().district.status.queryOptions({ refetchInterval: LOOK_EVERY_MS }));
  return (
    <Section id={settingsPlaces.district} title={words.title} intro={words.intro}>
      <QueryView query={status}>{(data) => <Standing status={data} {...props} />}</QueryView>
    </Section>
  );
}

function Standing({ status, settings, onSave }: FilesSettingsProps & { status: DistrictStatus }) {
  const { membership, errorCode, outbox } = status;
  if (membership === null) return <EnrolForm knownServer="" />;
  if (!membership.isConfirmed) return <ConfirmSchool membership={membership} schoolName={settings.schoolName} />;
  const shutOut = membership.isRevoked ? 'DEVICE_REVOKED' : errorCode === 'DEVICE_KEY_LOST' ? errorCode : null;
  if (shutOut === null) return <DistrictLinkPanel {...{ membership, status, settings, onSave }} />;
  return (
    <>
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>{errorMessage(shutOut)}</MessageBarBody>
      </MessageBar>
      <EnrolForm knownServer={membership.server} />
      <LeaveDistrict outbox={outbox} />
    </>
  );
}

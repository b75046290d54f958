import { Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { AuditListItem } from '../../../src-shared/contract/district-area-contract.ts';
import { type AuditAction, auditActions } from '../../../src-shared/domain/district/audit.ts';
import { FilterChip } from '../../components/chips.tsx';
import { DateFilter } from '../../components/filters/date-filter.tsx';
import { ToolbarRow } from '../../components/toolbar.tsx';
import { auditActionWords, auditAreaWords, districtAuditMessages as words } from '../../messages/district-audit.ts';
import { useCan, useSession } from '../session-context.tsx';
import type { AuditAddress } from './audit-address.ts';
import { actorIdOf, actorWords } from './audit-words.ts';

const widest = { maxWidth: '240px' };

type AuditFiltersProps = {
  address: AuditAddress;
  onChange: (change: AuditAddress) => void;
  /** Who did what is on screen: how those are called that no list has. */
  shown: readonly AuditListItem[];
};

/** Who, what, at which school, on which days. */
export function AuditFilters({ address, onChange, shown }: AuditFiltersProps) {
  const can = useCan();
  const { me } = useSession();
  return (
    <ToolbarRow label={words.tools}>
      {can('district.users.list') && <PersonFilter {...{ address, onChange }} />}
      <ActionFilter {...{ address, onChange }} />
      {me.schools.length !== 1 && <SchoolFilter {...{ address, onChange }} />}
      <DateFilter from={address.desde} to={address.hasta} onChange={onChange} />
      <OtherActor {...{ address, onChange, shown }} />
    </ToolbarRow>
  );
}

type FilterProps = Omit<AuditFiltersProps, 'shown'>;

/** Those that the person sees; empty where they see no list. */
function usePeople() {
  const { queries } = useSession();
  const can = useCan();
  return useQuery({ ...queries.district.users.list.queryOptions(), enabled: can('district.users.list') }).data ?? [];
}

function PersonFilter({ address: { quien }, onChange }: FilterProps) {
  const people = usePeople();
  const isListed = people.some(({ id }) => id === quien);
  return (
    <Select
      aria-label={words.who}
      style={widest}
      value={isListed ? quien : ''}
      onChange={(_event, data) => onChange({ quien: data.value })}
    >
      <option value="">{words.anybody}</option>
      {people.map(({ id, fullName }) => (
        <option key={id} value={id}>
          {fullName}
        </option>
      ))}
    </Select>
  );
}

function ActionFilter({ address: { que }, onChange }: FilterProps) {
  const areas = Object.entries(Object.groupBy(auditActions, areaOf));
  return (
    <Select
      aria-label={words.what}
      style={widest}
      value={que ?? ''}
      onChange={(_event, data) => onChange({ que: data.value })}
    >
      <option value="">{words.anything}</option>
      {areas.map(([area, actions = []]) => (
        <optgroup key={area} label={auditAreaWords[areaOf(area)]}>
          {actions.map((action) => (
            <option key={action} value={action}>
              {auditActionWords[action]}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  );
}

function SchoolFilter({ address: { escuela }, onChange }: FilterProps) {
  const { queries } = useSession();
  const schools = useQuery(queries.district.schools.list.queryOptions()).data ?? [];
  return (
    <Select
      aria-label={words.school}
      style={widest}
      value={escuela ?? ''}
      onChange={(_event, data) => onChange({ escuela: data.value })}
    >
      <option value="">{words.anySchool}</option>
      {schools.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}

/** A PC, or somebody of no list, that was chosen in a row: taken away by a click. */
function OtherActor({ address: { quien }, onChange, shown }: AuditFiltersProps) {
  const people = usePeople();
  if (quien === undefined || people.some(({ id }) => id === quien)) return null;
  const entry = shown.find(({ actor }) => actorIdOf(actor) === quien);
  return (
    <FilterChip
      active
      removable
      label={`${words.who}: ${entry ? actorWords(entry) : quien}`}
      onClick={() => onChange({ quien: undefined })}
    />
  );
}

type AuditArea = keyof typeof auditAreaWords;

/** What an act is about is the first word of its name. */
function areaOf(action: AuditAction | string): AuditArea {
  const area = action.split('.')[0] ?? '';
  return Object.hasOwn(auditAreaWords, area) ? (area as AuditArea) : 'audit';
}

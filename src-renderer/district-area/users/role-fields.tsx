import { Field, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { districtRoles, fitsRole, type Role, roleSchema, roles } from '../../../src-shared/domain/district/account.ts';
import { QueryView } from '../../components/query-view.tsx';
import { roleWords } from '../../messages/district-account.ts';
import { districtUsersMessages as words } from '../../messages/district-users.ts';
import { useSession } from '../session-context.tsx';
import { SchoolChecks } from './school-checks.tsx';

/** What somebody is, and of which schools. */
export type RoleOfSchools = { role: Role; schoolIds: string[] };

type RoleFieldsProps = { chosen: RoleOfSchools; onChange: (chosen: RoleOfSchools) => void };

/** A role, and the schools that it needs: none, one or some. */
export function RoleFields({ chosen: { role, schoolIds }, onChange }: RoleFieldsProps) {
  const takesRole = (next: Role) => {
    const kept = districtRoles.has(next) ? [] : schoolIds;
    onChange({ role: next, schoolIds: fitsRole(next, kept.length) ? kept : kept.slice(0, 1) });
  };
  return (
    <>
      <Field label={words.role} hint={words.roleHints[role]}>
        <Select value={role} onChange={(_event, data) => takesRole(roleSchema.parse(data.value))}>
          {roles.map((each) => (
            <option key={each} value={each}>
              {roleWords[each]}
            </option>
          ))}
        </Select>
      </Field>
      {!districtRoles.has(role) && (
        <SchoolsOfRole
          isMany={fitsRole(role, 2)}
          schoolIds={schoolIds}
          onChange={(ids) => onChange({ role, schoolIds: ids })}
        />
      )}
    </>
  );
}

type SchoolsOfRoleProps = { isMany: boolean; schoolIds: string[]; onChange: (ids: string[]) => void };

function SchoolsOfRole({ isMany, schoolIds, onChange }: SchoolsOfRoleProps) {
  const { queries } = useSession();
  const schools = useQuery(queries.district.schools.list.queryOptions());
  return (
    <QueryView query={schools}>
      {(list) =>
        isMany ? (
          <SchoolChecks schools={list} chosen={schoolIds} onChange={onChange} />
        ) : (
          <Field label={words.schoolLabel}>
            <Select
              value={schoolIds[0] ?? ''}
              onChange={(_event, data) => onChange(data.value === '' ? [] : [data.value])}
            >
              <option value="">{words.schoolChoose}</option>
              {list.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        )
      }
    </QueryView>
  );
}

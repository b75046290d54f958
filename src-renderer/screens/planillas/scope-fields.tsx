import { Dropdown, Field, makeStyles, Option, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { folderIdSchema } from '../../../src-shared/domain/identifiers.ts';
import type { PlanillaScope, RowKind } from '../../../src-shared/domain/planilla.ts';
import { paperKindSchema } from '../../../src-shared/domain/source.ts';
import { useApi } from '../../client/api-context.tsx';
import { paperKindNames } from '../../messages/paper-kinds.ts';
import { newPlanillaMessages as words } from '../../messages/planillas.ts';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(190px, 1fr))',
    gap: '12px',
    // A long folder name may not widen its field.
    '& > *, & > * > *': { minWidth: 0 },
    '& select': { width: '100%', minWidth: 0, textOverflow: 'ellipsis' },
  },
});

type ScopeFieldsProps = { rowKind: RowKind; scope: PlanillaScope; onChange: (scope: PlanillaScope) => void };

/** Which papers a planilla reads: a folder, kinds of paper, and the course when its rows are persons. */
export function ScopeFields({ rowKind, scope, onChange }: ScopeFieldsProps) {
  const styles = useStyles();
  const api = useApi();
  const folders = useQuery(api.sources.folders.queryOptions());
  const courses = useQuery(api.people.courses.queryOptions());
  return (
    <div className={styles.fields}>
      <Field label={words.folder}>
        <Select
          value={scope.folderId ?? ''}
          onChange={(_event, data) =>
            onChange({ ...scope, folderId: folderIdSchema.safeParse(data.value).data ?? null })
          }
        >
          <option value="">{words.anyFolder}</option>
          {folders.data?.map((folder) => (
            <option key={folder.id} value={folder.id}>
              {folder.name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.kinds}>
        <Dropdown
          multiselect
          placeholder={words.allKinds}
          selectedOptions={scope.paperKinds}
          value={scope.paperKinds.map((kind) => paperKindNames[kind]).join(', ')}
          onOptionSelect={(_event, data) =>
            onChange({ ...scope, paperKinds: data.selectedOptions.map((kind) => paperKindSchema.parse(kind)) })
          }
        >
          {paperKindSchema.options.map((kind) => (
            <Option key={kind} value={kind}>
              {paperKindNames[kind]}
            </Option>
          ))}
        </Dropdown>
      </Field>
      {rowKind === 'person' && (
        <Field label={words.course}>
          <Select
            value={scope.course ?? ''}
            onChange={(_event, data) => onChange({ ...scope, course: data.value === '' ? null : data.value })}
          >
            <option value="">{words.anyCourse}</option>
            {courses.data?.map((course) => (
              <option key={course}>{course}</option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  );
}

import { Button, SearchBox, Select } from '@fluentui/react-components';
import {
  PeopleRegular,
  PersonAddRegular,
  PersonQuestionMarkRegular,
  TaskListSquareLtrRegular,
} from '@fluentui/react-icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ContractInputs } from '../../../src-shared/contract/index.ts';
import { paperKindSchema } from '../../../src-shared/domain/source.ts';
import { useApi } from '../../client/api-context.tsx';
import { ActionButton } from '../../components/action-button.tsx';
import { FilterChip } from '../../components/chips.tsx';
import { useDelayed } from '../../components/delayed.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Screen } from '../../components/screen.tsx';
import { ToolbarRow, ToolbarSpacer } from '../../components/toolbar.tsx';
import { commonMessages } from '../../messages/common.ts';
import { screenTitles } from '../../messages/frame.ts';
import { peopleMessages as words } from '../../messages/people.ts';
import { ImportRosterDialog } from './import-roster-dialog.tsx';
import { MatchesScreen } from './matches-screen.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { RequiredPapersDialog } from './required-papers-dialog.tsx';
import { RosterGrid } from './roster-grid.tsx';

const TYPING_PAUSE_MS = 200;

type Filter = ContractInputs['people']['list'];
type Dialog = 'new' | 'import' | 'required' | null;

/** The roster, or the list of doubtful matches. */
export function PeopleScreen() {
  const search: { coincidencias?: boolean } = useSearch({ strict: false });
  return search.coincidencias ? <MatchesScreen /> : <RosterScreen />;
}

function RosterScreen() {
  const api = useApi();
  const navigate = useNavigate();
  const [filter, setFilter] = useState<Filter>({});
  const [dialog, setDialog] = useState<Dialog>(null);
  const text = useDelayed(filter.text?.trim() ?? '', TYPING_PAUSE_MS);
  const input = { ...filter, text: text === '' ? undefined : text };
  const people = useQuery({ ...api.people.list.queryOptions({ input }), placeholderData: keepPreviousData });
  const status = useQuery(api.library.status.queryOptions());
  const suggested = status.data?.suggestedMatches ?? 0;
  const isFiltered = Object.values(input).some((value) => value !== undefined);
  return (
    <Screen
      title={screenTitles.people}
      subtitle={people.data && people.data.length > 0 && words.count(people.data.length)}
      actions={
        <>
          <ActionButton
            appearance="subtle"
            icon={<TaskListSquareLtrRegular />}
            label={words.required}
            onClick={() => setDialog('required')}
          />
          <Button icon={<PersonAddRegular />} onClick={() => setDialog('new')}>
            {words.add}
          </Button>
          <Button appearance="primary" icon={<PeopleRegular />} onClick={() => setDialog('import')}>
            {words.importRoster}
          </Button>
        </>
      }
      toolbar={
        <RosterToolbar
          filter={filter}
          setFilter={setFilter}
          suggested={suggested}
          onMatches={() => void navigate({ to: '/personas', search: { coincidencias: true } })}
        />
      }
    >
      <QueryView query={people}>
        {(list) =>
          list.length > 0 ? (
            <RosterGrid people={list} />
          ) : isFiltered ? (
            <EmptyState icon={<PeopleRegular />} title={isOfRemoved(filter) ? words.nobodyRemoved : words.nobody}>
              <Button onClick={() => setFilter({})}>{commonMessages.clearFilters}</Button>
            </EmptyState>
          ) : (
            <EmptyState icon={<PeopleRegular />} title={words.empty} text={words.emptyHint}>
              <Button appearance="primary" onClick={() => setDialog('import')}>
                {words.importRoster}
              </Button>
            </EmptyState>
          )
        }
      </QueryView>
      {dialog === 'new' && <PersonDialog person={null} onClose={() => setDialog(null)} />}
      {dialog === 'import' && <ImportRosterDialog onClose={() => setDialog(null)} />}
      {dialog === 'required' && <RequiredPapersDialog onClose={() => setDialog(null)} />}
    </Screen>
  );
}

/** Whether those who were taken out of the roster are asked for, and nothing more is asked of them. */
function isOfRemoved({ removed, ...others }: Filter): boolean {
  return removed === true && Object.values(others).every((value) => !value);
}

type RosterToolbarProps = {
  filter: Filter;
  setFilter: (filter: Filter) => void;
  suggested: number;
  onMatches: () => void;
};

function RosterToolbar({ filter, setFilter, suggested, onMatches }: RosterToolbarProps) {
  const api = useApi();
  const courses = useQuery(api.people.courses.queryOptions());
  const required = useQuery(api.people.requiredPapers.queryOptions());
  return (
    <div style={{ flexShrink: 0 }}>
      <ToolbarRow label={words.filters}>
        <SearchBox
          placeholder={words.search}
          aria-label={words.search}
          value={filter.text ?? ''}
          onChange={(_event, data) => setFilter({ ...filter, text: data.value })}
          style={{ width: 220 }}
        />
        <Select
          aria-label={words.course}
          style={{ maxWidth: 200 }}
          value={filter.course ?? ''}
          onChange={(_event, data) => setFilter({ ...filter, course: data.value || undefined })}
        >
          <option value="">{words.anyCourse}</option>
          {courses.data?.map((course) => (
            <option key={course}>{course}</option>
          ))}
        </Select>
        <Select
          aria-label={words.missing}
          value={filter.missing ?? ''}
          onChange={(_event, data) => setFilter({ ...filter, missing: paperKindSchema.safeParse(data.value).data })}
        >
          <option value="">{words.anyMissing}</option>
          {required.data?.map(({ paperKind, label }) => (
            <option key={paperKind} value={paperKind}>
              {words.missingOf(label)}
            </option>
          ))}
        </Select>
        {(['pupil', 'staff'] as const).map((role) => (
          <FilterChip
            key={role}
            label={role === 'pupil' ? words.pupils : words.staff}
            active={filter.role === role}
            onClick={() => setFilter({ ...filter, role: filter.role === role ? undefined : role })}
          />
        ))}
        <FilterChip
          label={words.removed}
          active={filter.removed === true}
          onClick={() => setFilter({ ...filter, removed: filter.removed ? undefined : true })}
        />
        <ToolbarSpacer />
        {suggested > 0 && (
          <Button icon={<PersonQuestionMarkRegular />} onClick={onMatches}>
            {words.matches(suggested)}
          </Button>
        )}
      </ToolbarRow>
    </div>
  );
}

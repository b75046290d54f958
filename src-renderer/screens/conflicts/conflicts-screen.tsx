import { makeStyles } from '@fluentui/react-components';
import { BranchCompareRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { z } from 'zod';
import { useApi } from '../../client/api-context.tsx';
import { BackButton } from '../../components/back-button.tsx';
import { FilterChip } from '../../components/chips.tsx';
import { conflictAddress } from '../../components/conflicts/conflict-address.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Screen } from '../../components/screen.tsx';
import { settingsPlaces } from '../../components/settings/settings-place.ts';
import { conflictMessages as words } from '../../messages/conflicts.ts';
import { ConflictBrowser } from './conflict-browser.tsx';
import { RefusedList } from './refused-list.tsx';

/** What the address holds; what is wrong in it is left out. */
const searchSchema = z.object({
  dato: z.string().optional().catch(undefined),
  rechazados: z.boolean().optional().catch(undefined),
});

const useStyles = makeStyles({ tabs: { display: 'flex', flexWrap: 'wrap', gap: '8px', padding: '0 20px 12px' } });

/** What PCs of the school disagree about, and what the district's server did not take. */
export function ConflictsScreen() {
  const styles = useStyles();
  const api = useApi();
  const navigate = useNavigate();
  const { dato, rechazados: showsRefused = false } = searchSchema.parse(useSearch({ strict: false }));
  const registers = useQuery(api.conflicts.registers.queryOptions());
  const refused = useQuery(api.conflicts.refused.queryOptions());
  const show = (rechazados: boolean) => void navigate({ to: '/conflictos', search: rechazados ? { rechazados } : {} });
  const hasRefused = (refused.data?.length ?? 0) > 0;
  return (
    <Screen
      title={words.title}
      subtitle={words.subtitle}
      leading={
        <BackButton
          label={words.back}
          onClick={() => void navigate({ to: '/ajustes', search: { seccion: settingsPlaces.district } })}
        />
      }
      toolbar={
        (hasRefused || showsRefused) && (
          <fieldset className={styles.tabs} aria-label={words.both} style={{ border: 0, margin: 0 }}>
            <FilterChip
              label={words.values(registers.data?.length ?? 0)}
              active={!showsRefused}
              onClick={() => show(false)}
            />
            <FilterChip
              label={words.refusedTab(refused.data?.length ?? 0)}
              active={showsRefused}
              onClick={() => show(true)}
            />
          </fieldset>
        )
      }
    >
      {showsRefused ? (
        <RefusedList />
      ) : (
        <QueryView query={registers}>
          {(list) =>
            list.length === 0 ? (
              <EmptyState icon={<BranchCompareRegular />} title={words.none} text={words.noneText} />
            ) : (
              <ConflictBrowser
                total={list.length}
                first={Math.max(
                  0,
                  list.findIndex((register) => conflictAddress(register).dato === dato),
                )}
              />
            )
          }
        </QueryView>
      )}
    </Screen>
  );
}

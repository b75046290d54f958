import {
  ArrowRedoRegular,
  ArrowUndoRegular,
  BranchCompareRegular,
  ChatHelpRegular,
  DocumentRegular,
  DocumentSearchRegular,
  DocumentTextRegular,
  MicRegular,
  PersonRegular,
  ScalesRegular,
  TableAddRegular,
  TableRegular,
  WeatherMoonRegular,
  WeatherSunnyRegular,
} from '@fluentui/react-icons';
import { keepPreviousData, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { foldText } from '../../src-shared/domain/fold-text.ts';
import { useApi, useCapabilities, useClient } from '../client/api-context.tsx';
import { isOffered, type Offer } from '../client/is-offered.ts';
import { refreshAll } from '../client/refresh.ts';
import { useAsking } from '../components/asking/asking-context.tsx';
import { useDelayed } from '../components/delayed.ts';
import { RECORD_KEY } from '../components/microphone/record-button.tsx';
import { useRecorder } from '../components/microphone/recorder-context.tsx';
import type { PickerOption } from '../components/picker-dialog.tsx';
import { shortcutLabel } from '../components/shortcuts.ts';
import { useUndo } from '../components/undo.ts';
import { newActaMessages } from '../messages/actas.ts';
import { askMessages } from '../messages/ask.ts';
import { microphoneMessages } from '../messages/microphone.ts';
import { paletteMessages } from '../messages/palette.ts';
import { useScreens } from './offered-screens.ts';

const TYPING_PAUSE_MS = 150;
const PER_GROUP = 6;

/** What the palette offers for a text: actions that match it, then papers, people and planillas. */
export function usePaletteEntries(text: string): PickerOption[] {
  const wanted = useDelayed(text.trim(), TYPING_PAUSE_MS);
  const actions = useActions(text.trim());
  const found = useFound(wanted);
  return [...actions, ...found];
}

function useActions(text: string): PickerOption[] {
  const navigate = useNavigate();
  const client = useClient();
  const cache = useQueryClient();
  const { undo, redo } = useUndo();
  const { ask } = useAsking();
  const recorder = useRecorder();
  const screens = useScreens();
  const capabilities = useCapabilities();
  const setTheme = async (theme: 'light' | 'dark') => {
    await client.library.updateSettings({ theme });
    await refreshAll(cache);
  };
  const group = paletteMessages.actions;
  const all: (PickerOption & Offer)[] = [
    ...screens.map((screen) => ({
      key: `go-${screen.key}`,
      group,
      name: paletteMessages.goTo(screen.title),
      detail: shortcutLabel(screen.shortcut),
      icon: screen.icon,
      run: () => void navigate({ to: screen.path }),
    })),
    {
      key: 'new-planilla',
      group,
      name: paletteMessages.newPlanilla,
      icon: TableAddRegular,
      run: () => void navigate({ to: '/planillas', search: { nueva: true } }),
    },
    {
      key: 'new-acta',
      group,
      name: newActaMessages.makeOne,
      icon: DocumentTextRegular,
      run: () => void navigate({ to: '/documentos', search: { acta: true } }),
    },
    ...(recorder.state.phase === 'idle'
      ? [
          {
            key: 'record',
            group,
            name: microphoneMessages.record,
            detail: shortcutLabel(RECORD_KEY),
            icon: MicRegular,
            run: recorder.press,
            needs: 'recordsSound' as const,
          },
        ]
      : []),
    {
      key: 'compare',
      group,
      name: paletteMessages.compare,
      icon: ScalesRegular,
      run: () => void navigate({ to: '/indicaciones/comparar' }),
      needs: 'keepsModels',
    },
    {
      key: 'conflicts',
      group,
      name: paletteMessages.conflicts,
      icon: BranchCompareRegular,
      run: () => void navigate({ to: '/conflictos' }),
    },
    {
      key: 'undo',
      group,
      name: paletteMessages.undo,
      detail: shortcutLabel('ctrl+z'),
      icon: ArrowUndoRegular,
      run: () => void undo(),
    },
    {
      key: 'redo',
      group,
      name: paletteMessages.redo,
      detail: shortcutLabel('ctrl+y'),
      icon: ArrowRedoRegular,
      run: () => void redo(),
    },
    {
      key: 'dark',
      group,
      name: paletteMessages.dark,
      icon: WeatherMoonRegular,
      run: () => void setTheme('dark'),
      needs: 'libraryIsHere',
    },
    {
      key: 'light',
      group,
      name: paletteMessages.light,
      icon: WeatherSunnyRegular,
      run: () => void setTheme('light'),
      needs: 'libraryIsHere',
    },
  ];
  const words = foldText(text).split(/\s+/).filter(Boolean);
  const matching = all
    .filter((entry) => isOffered(entry, capabilities))
    .filter((entry) => words.every((word) => foldText(entry.name).includes(word)));
  if (text === '') return matching;
  const inside: PickerOption = {
    key: 'search-inside',
    group,
    name: paletteMessages.searchInside(text),
    icon: DocumentSearchRegular,
    run: () => void navigate({ to: '/papeles', search: { buscar: text } }),
  };
  const question: PickerOption = {
    key: 'ask',
    group,
    name: askMessages.palette(text),
    icon: ChatHelpRegular,
    run: () => ask({ question: text, scope: {}, in: 'new' }),
  };
  const isQuestion = /[¿?]/.test(text);
  return [...matching.slice(0, 4), ...(isQuestion ? [question, inside] : [inside, question])];
}

function useFound(text: string): PickerOption[] {
  const api = useApi();
  const navigate = useNavigate();
  const options = { placeholderData: keepPreviousData, staleTime: 30_000 };
  const asked = text !== '';
  const papers = useQuery(
    api.sources.list.queryOptions({
      input: asked
        ? { filter: { text }, order: { by: 'name', descending: false }, offset: 0, limit: PER_GROUP }
        : skipToken,
      ...options,
    }),
  );
  const people = useQuery(api.people.list.queryOptions({ input: asked ? { text } : skipToken, ...options }));
  const planillas = useQuery(api.planillas.list.queryOptions({ input: asked ? {} : skipToken, ...options }));
  if (!asked) return [];
  return [
    ...(papers.data?.items ?? []).map((paper) => ({
      key: paper.id,
      group: paletteMessages.papers,
      name: paper.name,
      detail: paper.people[0]?.name,
      icon: DocumentRegular,
      run: () => void navigate({ to: '/papeles/$sourceId', params: { sourceId: paper.id } }),
    })),
    ...(people.data ?? []).slice(0, PER_GROUP).map((person) => ({
      key: person.id,
      group: paletteMessages.people,
      name: `${person.familyName}, ${person.givenName}`,
      detail: person.course ?? undefined,
      icon: PersonRegular,
      run: () => void navigate({ to: '/personas/$personId', params: { personId: person.id } }),
    })),
    ...(planillas.data ?? [])
      .filter((planilla) => foldText(planilla.title).includes(foldText(text)))
      .slice(0, PER_GROUP)
      .map((planilla) => ({
        key: planilla.id,
        group: paletteMessages.planillas,
        name: planilla.title,
        icon: TableRegular,
        run: () => void navigate({ to: '/planillas/$planillaId', params: { planillaId: planilla.id } }),
      })),
  ];
}

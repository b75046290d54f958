import {
  ChatHelpFilled,
  ChatHelpRegular,
  DeveloperBoardFilled,
  DeveloperBoardRegular,
  DocumentFolderFilled,
  DocumentFolderRegular,
  DocumentTextFilled,
  DocumentTextRegular,
  HomeFilled,
  HomeRegular,
  PeopleFilled,
  PeopleRegular,
  SettingsFilled,
  SettingsRegular,
  SlideTextEditFilled,
  SlideTextEditRegular,
  TableFilled,
  TableRegular,
  TasksAppFilled,
  TasksAppRegular,
} from '@fluentui/react-icons';
import { screenTitles } from '../messages/frame.ts';
import { ActaScreen } from './actas/acta-screen.tsx';
import { AskScreen } from './ask/ask-screen.tsx';
import { ConflictsScreen } from './conflicts/conflicts-screen.tsx';
import { DocumentsScreen } from './documents/documents-screen.tsx';
import { MarkingScreen } from './documents/marking/marking-screen.tsx';
import { TemplateScreen } from './documents/template-screen.tsx';
import { HomeScreen } from './home/home-screen.tsx';
import { JobsScreen } from './jobs/jobs-screen.tsx';
import { ModelsScreen } from './models/models-screen.tsx';
import { SpeechModelsScreen } from './models/speech-models-screen.tsx';
import { PaperScreen } from './papers/paper-screen.tsx';
import { PapersScreen } from './papers/papers-screen.tsx';
import { PeopleScreen } from './people/people-screen.tsx';
import { PersonScreen } from './people/person-screen.tsx';
import { PlanillaScreen } from './planillas/planilla-screen.tsx';
import { PlanillasScreen } from './planillas/planillas-screen.tsx';
import { ComparePage } from './prompts/compare-screen.tsx';
import { PromptScreen } from './prompts/prompt-screen.tsx';
import { PromptsScreen } from './prompts/prompts-screen.tsx';
import type { ScreenDefinition } from './screen-definition.ts';
import { SettingsScreen } from './settings/settings-screen.tsx';

/** Every screen, in the order of the navigation. A new screen is one file and one entry here. */
export const screens = [
  {
    key: 'home',
    path: '/',
    title: screenTitles.home,
    icon: HomeRegular,
    activeIcon: HomeFilled,
    group: 'work',
    shortcut: 'alt+1',
    component: HomeScreen,
  },
  {
    key: 'papers',
    path: '/papeles',
    title: screenTitles.papers,
    icon: DocumentFolderRegular,
    activeIcon: DocumentFolderFilled,
    group: 'work',
    shortcut: 'alt+2',
    component: PapersScreen,
    pages: [{ path: '/papeles/$sourceId', component: PaperScreen }],
  },
  {
    key: 'people',
    path: '/personas',
    title: screenTitles.people,
    icon: PeopleRegular,
    activeIcon: PeopleFilled,
    group: 'work',
    shortcut: 'alt+3',
    component: PeopleScreen,
    pages: [{ path: '/personas/$personId', component: PersonScreen }],
  },
  {
    key: 'planillas',
    path: '/planillas',
    title: screenTitles.planillas,
    icon: TableRegular,
    activeIcon: TableFilled,
    group: 'work',
    shortcut: 'alt+4',
    component: PlanillasScreen,
    pages: [{ path: '/planillas/$planillaId', component: PlanillaScreen }],
  },
  {
    key: 'ask',
    path: '/preguntar',
    title: screenTitles.ask,
    icon: ChatHelpRegular,
    activeIcon: ChatHelpFilled,
    group: 'work',
    shortcut: 'alt+5',
    component: AskScreen,
  },
  {
    key: 'documents',
    path: '/documentos',
    title: screenTitles.documents,
    icon: DocumentTextRegular,
    activeIcon: DocumentTextFilled,
    group: 'work',
    shortcut: 'alt+0',
    component: DocumentsScreen,
    pages: [
      { path: '/documentos/actas/$actaId', component: ActaScreen },
      { path: '/documentos/marcar/$markingId', component: MarkingScreen },
      { path: '/documentos/$templateId', component: TemplateScreen },
    ],
  },
  {
    key: 'prompts',
    path: '/indicaciones',
    title: screenTitles.prompts,
    icon: SlideTextEditRegular,
    activeIcon: SlideTextEditFilled,
    group: 'work',
    shortcut: 'alt+9',
    component: PromptsScreen,
    pages: [
      { path: '/indicaciones/comparar', component: ComparePage, needs: 'keepsModels' },
      { path: '/indicaciones/$promptId', component: PromptScreen },
    ],
  },
  {
    key: 'jobs',
    path: '/tareas',
    title: screenTitles.jobs,
    icon: TasksAppRegular,
    activeIcon: TasksAppFilled,
    group: 'system',
    shortcut: 'alt+6',
    component: JobsScreen,
  },
  {
    key: 'models',
    path: '/modelos',
    title: screenTitles.models,
    icon: DeveloperBoardRegular,
    activeIcon: DeveloperBoardFilled,
    group: 'system',
    shortcut: 'alt+7',
    component: ModelsScreen,
    needs: 'keepsModels',
    pages: [{ path: '/modelos/grabaciones', component: SpeechModelsScreen }],
  },
  {
    key: 'settings',
    path: '/ajustes',
    title: screenTitles.settings,
    icon: SettingsRegular,
    activeIcon: SettingsFilled,
    group: 'system',
    shortcut: 'alt+8',
    component: SettingsScreen,
    pages: [{ path: '/conflictos', component: ConflictsScreen }],
  },
] as const satisfies readonly ScreenDefinition[];

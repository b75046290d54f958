import { createHashHistory, createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { ErrorState } from '../components/error-state.tsx';
import { AccountScreen } from './account/account-screen.tsx';
import { AuditScreen } from './audit/audit-screen.tsx';
import { DistrictFrame } from './district-frame.tsx';
import { PcsScreen } from './pcs/pcs-screen.tsx';
import { PlanillaPage } from './planillas/planilla-screen.tsx';
import { PlanillasScreen } from './planillas/planillas-screen.tsx';
import { PublishedScreen } from './published/published-screen.tsx';
import { SchoolPage } from './schools/school-screen.tsx';
import { HomeScreen } from './schools/schools-screen.tsx';
import { UsersScreen } from './users/users-screen.tsx';

/** The addresses of the district's screens, after the `#`: who comes in again is where they were. */
export function createDistrictRouter() {
  const root = createRootRoute({
    component: DistrictFrame,
    errorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
    notFoundComponent: () => null,
  });
  const parent = { getParentRoute: () => root };
  const unknown = createRoute({
    ...parent,
    path: '$',
    beforeLoad: () => {
      throw redirect({ to: '/' });
    },
  });
  return createRouter({
    routeTree: root.addChildren([
      createRoute({ ...parent, path: '/', component: HomeScreen }),
      createRoute({ ...parent, path: '/escuelas/$schoolId', component: SchoolPage }),
      createRoute({ ...parent, path: '/pc', component: PcsScreen }),
      createRoute({ ...parent, path: '/planillas', component: PlanillasScreen }),
      createRoute({ ...parent, path: '/planillas/$kin', component: PlanillaPage }),
      createRoute({ ...parent, path: '/usuarios', component: UsersScreen }),
      createRoute({ ...parent, path: '/publicado', component: PublishedScreen }),
      createRoute({ ...parent, path: '/auditoria', component: AuditScreen }),
      createRoute({ ...parent, path: '/cuenta', component: AccountScreen }),
      unknown,
    ]),
    history: createHashHistory(),
    defaultErrorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
  });
}

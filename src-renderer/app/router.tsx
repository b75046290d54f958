import { createHashHistory, createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import type { FunctionComponent } from 'react';
import { ErrorState } from '../components/error-state.tsx';
import type { ScreenDefinition } from '../screens/screen-definition.ts';
import { Frame } from './frame.tsx';

/** The addresses of the screens. They live after the `#`: a page opened from a file has no other place for them. */
export function createAppRouter(screens: readonly ScreenDefinition[], account?: FunctionComponent) {
  const root = createRootRoute({
    component: Frame,
    errorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
    notFoundComponent: () => null,
  });
  const route = (path: string, component: FunctionComponent) =>
    createRoute({ getParentRoute: () => root, path, component });
  const routes = screens.flatMap((screen) => [
    route(screen.path, screen.component),
    ...(screen.pages ?? []).map((page) => route(page.path, page.component)),
  ]);
  if (account) routes.push(route('/cuenta', account));
  const unknown = createRoute({
    getParentRoute: () => root,
    path: '$',
    beforeLoad: () => {
      throw redirect({ to: '/' });
    },
  });
  return createRouter({
    routeTree: root.addChildren([...routes, unknown]),
    history: createHashHistory(),
    defaultErrorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
  });
}

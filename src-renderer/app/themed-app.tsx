import { FluentProvider } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { useApi, useCapabilities } from '../client/api-context.tsx';
import { darkTheme, lightTheme } from './theme.ts';

/** Day or night, as the settings of this PC say or as the system does. */
export function ThemedApp({ children }: { children: ReactNode }) {
  const api = useApi();
  const status = useQuery(api.library.status.queryOptions());
  const systemIsDark = useSystemDark();
  const { libraryIsHere } = useCapabilities();
  const wanted = (libraryIsHere && status.data?.settings.theme) || 'system';
  const dark = wanted === 'dark' || (wanted === 'system' && systemIsDark);
  return <Themed dark={dark}>{children}</Themed>;
}

/** Before there are settings: as the system does. */
export function ThemedThreshold({ children }: { children: ReactNode }) {
  return <Themed dark={useSystemDark()}>{children}</Themed>;
}

function Themed({ dark, children }: { dark: boolean; children: ReactNode }) {
  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  }, [dark]);
  return (
    <FluentProvider theme={dark ? darkTheme : lightTheme} style={{ height: '100%' }}>
      {children}
    </FluentProvider>
  );
}

function useSystemDark(): boolean {
  return useSyncExternalStore(
    (notify) => {
      const query = window.matchMedia('(prefers-color-scheme: dark)');
      query.addEventListener('change', notify);
      return () => query.removeEventListener('change', notify);
    },
    () => window.matchMedia('(prefers-color-scheme: dark)').matches,
  );
}

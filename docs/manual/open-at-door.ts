import type { Page } from 'playwright';
import { openPage } from '../../tests/end-to-end/chromium.ts';

/** The browser of every picture: of an Argentine school, light and still. */
export const pictureBrowser = {
  timezoneId: 'America/Argentina/Buenos_Aires',
  colorScheme: 'light',
  reducedMotion: 'reduce',
} as const;

/** A server of a district with a browser at its door. */
export type DoorStudio = {
  readonly page: Page;
  /** Where whoever was invited first begins. */
  readonly firstAddress: string;
  close(): Promise<void>;
};

/** Opens the door of a server, to which somebody was invited with the link at `path`; `stop` ends what was started for it. */
export async function openAtDoor(url: string, path: string, stop: () => Promise<void>): Promise<DoorStudio> {
  const { page, close } = await openPage(url, pictureBrowser);
  page.setDefaultTimeout(60_000);
  return {
    page,
    firstAddress: `${url}${path}`,
    async close() {
      await close();
      await stop();
    },
  };
}

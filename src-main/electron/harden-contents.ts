import type { Session, WebContents } from 'electron';
import { interfaceOrigin } from './window-options.ts';

/** Keeps a page where it is: no navigation away, no new windows, no webviews. */
export function hardenContents(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event, url) => {
    if (!url.startsWith(`${interfaceOrigin}/`)) event.preventDefault();
  });
  contents.on('will-redirect', (event, url) => {
    if (!url.startsWith(`${interfaceOrigin}/`)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Permissions that the interface has besides the microphone: copying, and keeping the PC awake while it records. */
const permitted = new Set(['clipboard-sanitized-write', 'screen-wake-lock']);

/**
 * Refuses every request that would leave this PC, and every permission but the few of our own interface: of cameras and
 * microphones, the microphone alone; the screen, never.
 */
export function hardenSession(
  session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'webRequest'>,
): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const kinds = 'mediaTypes' in details ? details.mediaTypes : undefined;
    decide(isOwnPage(details.requestingUrl) && (permitted.has(permission) || isMicrophone(permission, kinds)));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, { mediaType }) => {
    return isOwnPage(origin) && (permitted.has(permission) || isMicrophone(permission, mediaType && [mediaType]));
  });
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isLocal(details.url) }));
}

function isMicrophone(permission: string, kinds: readonly string[] | undefined): boolean {
  return permission === 'media' && kinds !== undefined && kinds.length > 0 && kinds.every((kind) => kind === 'audio');
}

/** An origin comes with a last slash or without it. */
function isOwnPage(url: string): boolean {
  return url === interfaceOrigin || url.startsWith(`${interfaceOrigin}/`);
}

function isLocal(url: string): boolean {
  return url.startsWith(`${interfaceOrigin}/`) || url.startsWith('blob:') || url.startsWith('data:');
}

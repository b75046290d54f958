import { execFile } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';

/** A PC is carried from the school's line to a telephone's, and not at every greeting. */
const knownForMs = 60_000;
const timeLimitMs = 10_000;

type Teller = { program: string; programArguments: readonly string[]; metered: RegExp };

/** What tells of the line on each system, and how it says that it is paid by what it carries. */
const tellers: Partial<Record<NodeJS.Platform, Teller>> = {
  // NetworkManager: 1 is yes, 3 a guess of yes, as of a telephone's.
  linux: {
    program: 'busctl',
    programArguments: [
      'get-property',
      'org.freedesktop.NetworkManager',
      '/org/freedesktop/NetworkManager',
      'org.freedesktop.NetworkManager',
      'Metered',
    ],
    metered: /^u [13]\s*$/,
  },
  // Windows.Networking.Connectivity.NetworkCostType.
  win32: {
    program: join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe'),
    programArguments: [
      '-NoProfile',
      '-NonInteractive',
      '-Command',
      '[Windows.Networking.Connectivity.NetworkInformation,Windows.Networking.Connectivity,ContentType=WindowsRuntime]' +
        '::GetInternetConnectionProfile().GetConnectionCost().NetworkCostType',
    ],
    metered: /^(Fixed|Variable)\s*$/,
  },
};

/** Whether the line that this PC is on is paid by what it carries; not so where its system does not say. */
export function createMeteredLine(platform: NodeJS.Platform = process.platform): () => Promise<boolean> {
  const teller = tellers[platform];
  let known: { isMetered: Promise<boolean>; untilMs: number } | null = null;
  return async () => {
    if (!teller) return false;
    const now = performance.now();
    if (known === null || now >= known.untilMs) known = { isMetered: ask(teller), untilMs: now + knownForMs };
    return known.isMetered;
  };
}

function ask({ program, programArguments, metered }: Teller): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(program, [...programArguments], { timeout: timeLimitMs, windowsHide: true }, (error, answer) => {
      resolve(error === null && metered.test(answer));
    });
  });
}

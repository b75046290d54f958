import process from 'node:process';

/** Whether a program with that number runs on this PC, whoever started it. */
export function isProcessRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (thrown) {
    // One of another person exists too, though it may not be signalled.
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}

import type { ErrorCode } from '../../../src-shared/domain/error-catalogue.ts';
import { AppError } from '../../../src-shared/domain/errors.ts';

/** A microphone of this PC as its system calls it. */
export type Microphone = { id: string; name: string };

/** A room is recorded as it sounds: what cleans calls up takes far voices for noise. */
const asItSounds = { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: true };

/** Opens a microphone; the system's own choice unless told. Throws `MICROPHONE_REFUSED`, `_MISSING`, `_BUSY`. */
export async function openMicrophone(id?: string): Promise<MediaStream> {
  try {
    const device = id ? { deviceId: { exact: id } } : {};
    return await navigator.mediaDevices.getUserMedia({ audio: { ...asItSounds, ...device } });
  } catch (thrown) {
    throw new AppError(codeOf(thrown), {}, { cause: thrown });
  }
}

/** The microphones that are there; their names are known once one was opened. */
export async function listMicrophones(): Promise<Microphone[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  // "default" and "communications" are other names of microphones that the list has too.
  const own = devices.filter(
    ({ kind, deviceId }) => kind === 'audioinput' && !/^(default|communications|)$/.test(deviceId),
  );
  return own.map(({ deviceId, label }) => ({ id: deviceId, name: label }));
}

function codeOf(thrown: unknown): ErrorCode {
  const name = thrown instanceof Error ? thrown.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'MICROPHONE_REFUSED';
  if (name === 'NotReadableError' || name === 'AbortError') return 'MICROPHONE_BUSY';
  return 'MICROPHONE_MISSING';
}

import type { Piece } from './piece-sender.ts';

export type CaptureListener = {
  /** The loudest sample of the last moment, 0 to 1. */
  onLevel: (level: number) => void;
  onPiece: (piece: Piece) => void;
  /** The encoder can go on no more; what it told before is whole. */
  onFailed: () => void;
};

/** Sound on its way from a microphone to a file. */
export type Capture = {
  /** Listens to a microphone, in place of the one before. */
  listenTo(stream: MediaStream): void;
  /** Whether what is heard is recorded; what waits is told at once when it no longer is. */
  record(isOn: boolean): void;
  /** Ends the file and tells its last piece. */
  finish(): Promise<void>;
  close(): Promise<void>;
};

// The script of a process that reads sound: started by the audio decoder adapter, never imported.
import { runAudioProcess } from '../adapters/audio/run-audio-process.ts';
import { blockNetwork } from '../adapters/document-reader/block-network.ts';

blockNetwork();
runAudioProcess();

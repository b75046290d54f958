// The script of a process that hears with smart-whisper: started by the transcriber, never imported.
import { blockNetwork } from '../adapters/document-reader/block-network.ts';
import { runSmartWhisper } from '../adapters/smart-whisper/run-smart-whisper.ts';

blockNetwork();
await runSmartWhisper();

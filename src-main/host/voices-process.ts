// The script of a process that tells voices apart: started by the diarizer adapter, never imported.
import { blockNetwork } from '../adapters/document-reader/block-network.ts';
import { runVoicesProcess } from '../adapters/sherpa/run-voices-process.ts';

blockNetwork();
runVoicesProcess();

// Preloaded in the reading process and in each of its worker threads (`--import`): a thread has its own copy of `net`.
import { blockNetwork } from './block-network.ts';

blockNetwork();

// Preloaded in the reading process and in each of its worker threads, which have a `net` of their own. By `--require`:
// `--import` passes over threads whose script is given as text.
import { blockNetwork } from './block-network.ts';

blockNetwork();

#!/usr/bin/env node
import { keepYoungGenerationSmall } from '../host/young-generation.ts';

// Before the program itself is loaded, which takes memory enough for it to grow.
keepYoungGenerationSmall();
const { runCli } = await import('./run-cli.ts');

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());
// Whoever read the answers has had enough (`| head`): the work ends as at Ctrl+C, and says nothing more.
process.stdout.on('error', () => stop.abort());

process.exitCode = await runCli(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  signal: stop.signal,
});

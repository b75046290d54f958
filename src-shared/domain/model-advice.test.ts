import { expect, test } from 'vitest';
import {
  downloadMinutes,
  gigabytesOfMemory,
  type MachineResources,
  missingDiskBytes,
  recommendPack,
} from './model-advice.ts';

const gibibyte = 1024 ** 3;
const machine = (memory: number, more: Partial<MachineResources> = {}): MachineResources => ({
  memoryBytes: memory * gibibyte,
  processorFlags: ['avx', 'avx2'],
  freeDiskBytes: 100_000_000_000,
  ...more,
});
const namesFor = (resources: MachineResources) => recommendPack(resources)?.models.map(({ name }) => name) ?? null;

test.each([
  ['2 GB: nothing', machine(2), null],
  ['4 GB: only the search', machine(3.9), ['embeddinggemma:300m']],
  ['6 GB', machine(5.8), ['qwen3:1.7b', 'embeddinggemma:300m']],
  ['8 GB of which the screen takes one', machine(6.9), ['qwen3:4b-instruct', 'embeddinggemma:300m']],
  ['16 GB', machine(15.7), ['qwen3:8b', 'embeddinggemma:300m']],
  ['16 GB without AVX2', machine(15.7, { processorFlags: ['sse4_2'] }), ['qwen3:1.7b', 'embeddinggemma:300m']],
  [
    'a system that does not tell its processor',
    machine(8, { processorFlags: null }),
    ['qwen3:4b-instruct', 'embeddinggemma:300m'],
  ],
  ['3 GB of disk left', machine(16, { freeDiskBytes: 3_100_000_000 }), ['qwen3:1.7b', 'embeddinggemma:300m']],
  ['no room at all', machine(16, { freeDiskBytes: 1_000_000_000 }), null],
  ['a disk that is not told', machine(8, { freeDiskBytes: null }), ['qwen3:4b-instruct', 'embeddinggemma:300m']],
])('a PC is recommended what it can run: %s', (_name, resources, expected) => {
  expect(namesFor(resources)).toEqual(expected);
});

test('a pack says its size and how long it takes with a slow connection', () => {
  expect(recommendPack(machine(8))).toMatchObject({ sizeBytes: 3_122_000_000, downloadMinutes: 42 });
  expect(downloadMinutes(1)).toBe(1);
});

test('what the disk lacks counts the room that is left for the rest', () => {
  expect(missingDiskBytes(2_000_000_000, machine(8, { freeDiskBytes: 2_500_000_000 }))).toBe(500_000_000);
  expect(missingDiskBytes(2_000_000_000, machine(8, { freeDiskBytes: 3_000_000_000 }))).toBe(0);
  expect(missingDiskBytes(2_000_000_000, machine(8, { freeDiskBytes: null }))).toBe(0);
});

test('the memory is told as it is sold', () => {
  expect(gigabytesOfMemory(7.7 * gibibyte)).toBe(8);
});

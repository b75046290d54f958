import { describe, expect, it } from 'vitest';
import { isThisComputer } from './this-computer.ts';

describe('isThisComputer', () => {
  it('knows the names of this PC', () => {
    for (const address of ['http://127.0.0.1:11434', 'http://localhost:11434', 'http://[::1]:11434']) {
      expect(isThisComputer(address)).toBe(true);
    }
  });

  it('says that another machine of the school, or a name that only looks local, is elsewhere', () => {
    for (const address of ['http://192.168.0.20:11434', 'https://ollama.example', 'http://127.0.0.1.example:80']) {
      expect(isThisComputer(address)).toBe(false);
    }
  });
});

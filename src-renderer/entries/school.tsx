import { config } from 'zod';

// The content security policy forbids compiling code; told before any schema is made, zod does not try.
config({ jitless: true });

const { mountSchoolArea } = await import('../school-area/mount-school-area.tsx');

mountSchoolArea(window.location);

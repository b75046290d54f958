import { config } from 'zod';

// The content security policy forbids compiling code; told before any schema is made, zod does not try.
config({ jitless: true });

const { mountDistrictArea } = await import('../district-area/mount-district-area.tsx');

mountDistrictArea(window.location.origin);

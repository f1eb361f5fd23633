import type { Random } from './random.mjs';

export function transmission(random: Random): { readonly bytes: Buffer; readonly judged: boolean };
export function x12Interchange(random: Random): string;
export function edifactInterchange(random: Random): string;

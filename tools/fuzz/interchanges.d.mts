import type { Random } from './random.mjs';

export function transmission(random: Random): Buffer;
export function x12Interchange(random: Random): string;
export function edifactInterchange(random: Random): string;

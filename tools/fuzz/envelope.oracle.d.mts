export function envelopeViolation(bytes: Uint8Array): string | undefined;

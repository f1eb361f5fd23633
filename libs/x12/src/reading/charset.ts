import { UNDECLARED } from '@app/interchange';

/** X12 names no character set. */
export const decodeX12 = UNDECLARED.decode;

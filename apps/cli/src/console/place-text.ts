import type { FailureLocation } from '@app/interchange';

/** `7 PO1-04`, `2 DTM-01-2`, `7 SDQ-03 (2nd)`; of XML `12:5 cbc:ID`. */
export function segmentPlace(place: Omit<FailureLocation, 'path'>): string {
  const { segmentPosition, segmentId = '', elementPosition, componentPosition, repetition, line, column } = place;
  if (line !== undefined) return `${line}:${column ?? 1} ${segmentId}`;
  const two = (position: number | undefined): string =>
    position === undefined ? '' : `-${String(position).padStart(2, '0')}`;
  const again = repetition === undefined || repetition === 1 ? '' : ` (repetition ${repetition})`;
  return `${segmentPosition ?? ''} ${segmentId}${two(elementPosition)}${two(componentPosition)}${again}`.trim();
}

/** `182-188`: the first and the last byte. */
export function byteRange({ byteOffset, byteLength = 0 }: Omit<FailureLocation, 'path'>): string {
  if (byteOffset === undefined) return '';
  return byteLength <= 1 ? String(byteOffset) : `${byteOffset}-${byteOffset + byteLength - 1}`;
}

import type { Failure, FailureLocation } from '@app/interchange';
import type { Paint } from './paint.js';

/**
 * A failure for people, on two lines: how bad, which, where, what; then what to do and what the acknowledgment says.
 *
 *     error CD-1143 850 0001, segment 7 SE-01, byte 301: SE01 says 3 segments; there are 4.
 *           Ask the sender to send the transaction again. [AK502 4]
 */
export function failureText(failure: Failure, paint: Paint): string {
  const { code, severity, message, remedy, location, standardCodes = [] } = failure;
  const mark = severity === 'error' ? paint('red', 'error') : paint('yellow', 'warning');
  const where = location === undefined ? '' : placeText(location);
  const codes = standardCodes.map((each) => `${each.table} ${each.code}`).join(', ');
  const indent = ' '.repeat(severity.length + 1);
  const head = `${mark} ${paint('bold', code)} ${where === '' ? '' : `${where}: `}${message}`;
  return `${head}\n${indent}${remedy}${codes === '' ? '' : ` ${paint('dim', `[${codes}]`)}`}`;
}

function placeText(location: FailureLocation): string {
  const { interchangeControl, groupControl, transactionControl, transactionType, pointer = '' } = location;
  const level =
    transactionControl !== undefined
      ? [transactionType, transactionControl].join(' ').trim()
      : groupControl !== undefined
        ? `group ${groupControl}`
        : interchangeControl !== undefined
          ? `interchange ${interchangeControl}`
          : '';
  const { byteOffset, line, column } = location;
  const inText = line === undefined ? '' : `line ${line}, column ${column ?? 1}`;
  const parts = [level, segmentText(location), pointer, inText, byteOffset === undefined ? '' : `byte ${byteOffset}`];
  return parts.filter((part) => part !== '').join(', ');
}

function segmentText({
  segmentId,
  segmentPosition,
  elementPosition,
  componentPosition,
  line,
}: FailureLocation): string {
  if (segmentId === undefined) return '';
  if (line !== undefined) return `element ${segmentId}`;
  const two = (position: number) => String(position).padStart(2, '0');
  const element = elementPosition === undefined ? '' : `-${two(elementPosition)}`;
  const component = componentPosition === undefined ? '' : `-${two(componentPosition)}`;
  return `segment ${segmentPosition === undefined ? '' : `${segmentPosition} `}${segmentId}${element}${component}`;
}

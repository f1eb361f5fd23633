import { SentenceError } from './sentence.error.js';

/** What a command that writes interchanges is told of them. */
export interface WritingOptions {
  readonly controlNumber?: string;
  readonly at?: string;
}

/** The first control number of every sequence, and the time that is written; without one, now. */
export interface WritingSettings {
  readonly controlNumber: number;
  readonly at?: Date;
}

/** @throws SentenceError for what is none */
export function writingSettings({ controlNumber = '1', at }: WritingOptions): WritingSettings {
  if (!/^[1-9]\d{0,8}$/.test(controlNumber))
    throw new SentenceError(`--control-number takes a number from 1 to 999999999, not "${controlNumber}".`);
  if (at === undefined) return { controlNumber: Number(controlNumber) };
  const time = new Date(at);
  if (Number.isNaN(time.getTime()))
    throw new SentenceError(`--at takes a time such as 2026-03-01T12:00:00Z, not "${at}".`);
  return { controlNumber: Number(controlNumber), at: time };
}

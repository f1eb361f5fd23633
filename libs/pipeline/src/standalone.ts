import type { AcknowledgmentTerms, Agreement, Counterparty, Partner, Resolution } from '@app/partners';
import { DEFAULT_ACKNOWLEDGMENT_TERMS } from '@app/partners';
import type { Agreements, ControlNumbers, Guides, Maps, PipelinePorts } from './ports.js';
import type { ExamineOptions } from './validate/examine.stage.js';
import { fixedDuplicates } from './validate/duplicate.detection.js';

export interface StandaloneSettings {
  readonly guides: Guides;
  readonly maps: Maps;
  /** The first control number of every sequence; 1 unless told. */
  readonly controlNumber?: number;
  /** How everybody is answered, where it is not by the defaults. */
  readonly acknowledgment?: Partial<AcknowledgmentTerms>;
  /** The time that acknowledgments bear; the clock's unless told. */
  readonly at?: Date;
}

/** A pipeline without partners and without a memory, as the command line and the golden walk use it. */
export interface Standalone {
  readonly ports: PipelinePorts;
  readonly options: ExamineOptions;
}

/**
 * Everybody is known, every message is agreed under its base guide, repeated control numbers are warned about, and
 * sequences begin anew.
 *
 * @example
 * const guides = GuideLibrary.load('mappings');
 * const { ports, options } = standalone({ guides, maps: MapLibrary.load('mappings', guides) });
 * for await (const step of runPipeline([bytes], ports, options)) console.log(step.kind);
 */
export function standalone(settings: StandaloneSettings): Standalone {
  const { guides, maps, controlNumber = 1, at, acknowledgment } = settings;
  return {
    ports: {
      agreements: everybody({ ...DEFAULT_ACKNOWLEDGMENT_TERMS, ...acknowledgment }),
      guides,
      maps,
      duplicates: fixedDuplicates({ kind: 'new' }),
      controlNumbers: sequencesFrom(controlNumber),
      clock: { now: () => at ?? new Date() },
    },
    options: { duplicates: 'warn' },
  };
}

/** Sequences in memory, each from `first` on. */
export function sequencesFrom(first: number): ControlNumbers {
  const next = new Map<string, number>();
  return {
    next: ({ key }) => {
      const number = next.get(key) ?? first;
      next.set(key, number + 1);
      return Promise.resolve(number);
    },
  };
}

/** Accepts every sender, receiver and message. */
function everybody(acknowledgment: AcknowledgmentTerms): Agreements {
  const partner: Partner = {
    id: 'anybody',
    name: 'anybody',
    identities: [],
    accounts: [],
    acknowledgment,
    agreements: [],
  };
  return {
    identify: (): Counterparty => ({ kind: 'known', direction: 'in', partner }),
    resolve: ({ standard, message }): Resolution => {
      const agreement: Agreement = {
        id: `anybody/${message}`,
        partner: partner.id,
        direction: 'in',
        standard,
        message,
        usage: 'any',
        acknowledgment,
        onGuideError: 'reject',
        allOrNothing: 'none',
        duplicateWindowDays: 0,
        accounts: [],
        publishTest: true,
        options: {},
        deadlineHours: 0,
      };
      return { kind: 'agreement', agreement, partner, direction: 'in' };
    },
  };
}

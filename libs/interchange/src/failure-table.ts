import type { Failure, FailureLocation, Owner, Scope, Severity, Stage, StandardCode } from './failure.js';

/** One row of a stage's failure table. `{name}` in `message` and `remedy` is filled when the failure is raised. */
export interface FailureDefinition {
  /** `CD-nnnn`; never reused, never renumbered. */
  readonly code: string;
  readonly severity: Severity;
  readonly scope: Scope;
  readonly standardCodes?: readonly StandardCode[];
  /** A plain sentence: what is wrong. */
  readonly message: string;
  /** What to do about it, a plain sentence. */
  readonly remedy: string;
  readonly owner: Owner;
  readonly retryable: boolean;
}

export interface RaiseOptions {
  /** Fills the `{name}` places; a place without a value is a programming error and throws. */
  readonly with?: Readonly<Record<string, string | number>>;
  readonly location?: FailureLocation;
  readonly value?: string;
  /** Where an agreement changes what the table says. */
  readonly severity?: Severity;
  readonly standardCodes?: readonly StandardCode[];
}

export interface FailureTable<Name extends string = string> {
  readonly stage: Stage;
  readonly definitions: Readonly<Record<Name, FailureDefinition>>;
  /** Makes the failure that the row describes. */
  raise(name: Name, options?: RaiseOptions): Failure;
}

/**
 * The failures one stage can raise, as data.
 *
 * @example
 * export const parseFailures = defineFailures('parse', { segmentCount: { code: 'CD-1301', ... } });
 * parseFailures.raise('segmentCount', { with: { declared: 12, counted: 13 }, location });
 */
export function defineFailures<Name extends string>(
  stage: Stage,
  definitions: Readonly<Record<Name, FailureDefinition>>,
): FailureTable<Name> {
  return {
    stage,
    definitions,
    raise(name, options = {}) {
      const { code, severity, scope, standardCodes, message, remedy, owner, retryable } = definitions[name];
      const codes = options.standardCodes ?? standardCodes;
      return {
        code,
        stage,
        severity: options.severity ?? severity,
        scope,
        ...(codes === undefined ? {} : { standardCodes: codes }),
        message: fill(code, message, options.with),
        remedy: fill(code, remedy, options.with),
        owner,
        retryable,
        ...(options.location === undefined ? {} : { location: options.location }),
        ...(options.value === undefined ? {} : { value: options.value }),
      };
    },
  };
}

function fill(code: string, template: string, values: RaiseOptions['with'] = {}): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new TypeError(`${code} is raised without a value for {${name}}`);
    return String(value);
  });
}

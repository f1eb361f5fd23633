import type { Failure, Transaction } from '@app/interchange';
import { acknowledgeFailures, parseFailures, validateFailures } from '@app/interchange';
import type { Agreement, Direction, Partner, Resolution } from '@app/partners';
import type { Guide, MatchedTransaction } from '@app/guide';
import type { ExaminePorts, Guides } from '../ports.js';
import type { Decision, TransactionVerdict } from '../results.js';
import { locationOf } from '../transaction.location.js';
import { chooseGuide, matchTerms } from './guide.choice.js';

/** What was found out about one transaction, before its group and its interchange are known to be sound. */
export interface TransactionExamination {
  readonly verdict: TransactionVerdict;
  readonly failures: readonly Failure[];
  readonly agreement: Agreement | undefined;
  readonly partner: Partner | undefined;
  readonly direction: Direction | undefined;
  readonly guide: Guide | undefined;
  readonly matched: MatchedTransaction | undefined;
  readonly decision: Decision['decision'] | undefined;
}

/** Stage "validate" of one transaction: its agreement, its guide, all that it does wrong, and what follows from that. */
export function examineTransaction(
  transaction: Transaction,
  resolution: Resolution | undefined,
  decision: Decision['decision'] | undefined,
  { guides }: Pick<ExaminePorts, 'guides'>,
): TransactionExamination {
  const agreement = resolution?.kind === 'agreement' ? resolution.agreement : undefined;
  const guide = chooseGuide(guides, agreement, transaction);
  const matched = guide?.match(transaction, matchTerms(agreement));
  const holds = holdsOf(transaction, resolution, guide, guides);
  const found = [...transaction.failures, ...(matched?.failures ?? [])];
  const released = holds.map((failure): Failure => ({ ...failure, severity: 'warning' }));
  const isHeld = holds.length > 0;
  return {
    verdict: verdictOf(found, agreement, isHeld ? (decision ?? 'none') : 'not-held'),
    failures: [...(decision === 'release' ? released : holds), ...found],
    agreement,
    partner: resolution !== undefined && 'partner' in resolution ? resolution.partner : undefined,
    direction: resolution !== undefined && 'direction' in resolution ? resolution.direction : undefined,
    guide,
    matched,
    decision: isHeld ? decision : undefined,
  };
}

function verdictOf(
  found: readonly Failure[],
  agreement: Agreement | undefined,
  hold: Decision['decision'] | 'none' | 'not-held',
): TransactionVerdict {
  if (hold === 'none') return 'held';
  if (hold === 'refuse') return 'rejected';
  const errors = found.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return 'accepted';
  const tolerated =
    agreement?.onGuideError === 'accept-with-errors' && errors.every(({ code }) => GUIDE_ONLY.has(code));
  return tolerated ? 'accepted-with-errors' : 'rejected';
}

/** Failures that the standard does not know, only the guide: a 999 has codes of its own for them (I4, I6 ..). */
const GUIDE_ONLY: ReadonlySet<string> = new Set(
  Object.values(validateFailures.definitions)
    .filter(({ standardCodes = [] }) =>
      standardCodes.some(({ table, code }) => table.startsWith('IK') && code.startsWith('I')),
    )
    .map(({ code }) => code),
);

/** What no release can mend is no hold: a type that is none is rejected by its own failure. */
function holdsOf(
  transaction: Transaction,
  resolution: Resolution | undefined,
  guide: Guide | undefined,
  guides: Guides,
): Failure[] {
  if (transaction.failures.some(({ code }) => code === INVALID_TYPE)) return [];
  const { header, interchange } = transaction;
  const location = locationOf(transaction);
  const { type: message, version } = header;
  if (resolution?.kind === 'no-agreement') {
    const usage = interchange.test ? 'test' : 'live';
    const values = { partner: resolution.partner.name, message, version, usage };
    return [acknowledgeFailures.raise('noAgreement', { with: values, location, value: message })];
  }
  if (guide !== undefined) return [];
  const { standardCodes = [] } = acknowledgeFailures.definitions.noGuide;
  const isKnown = isVersionKnown(transaction, guides);
  return [
    acknowledgeFailures.raise('noGuide', {
      with: { message, version },
      location,
      value: version,
      standardCodes: standardCodes.filter(({ table }) => !isKnown || table !== 'AK905'),
    }),
  ];
}

const INVALID_TYPE = parseFailures.definitions.transactionType.code;

/** Whether other messages of the version have guides: then the message is what is not supported. */
function isVersionKnown({ header, group, interchange: { standard } }: Transaction, guides: Guides): boolean {
  const versions = [header.version, group?.version ?? ''];
  return versions.some((version) => {
    const release = standard === 'x12' ? version.slice(0, 6) : version;
    return guides.dictionary(`${standard}/${release}`) !== undefined;
  });
}

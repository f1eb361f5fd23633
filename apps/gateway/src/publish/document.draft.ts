import { customerParties, documentNumber } from '@app/canonical';
import type { CanonicalDocument, Lineage } from '@app/canonical';
import { publishFailures } from '@app/interchange';
import type { Failure } from '@app/interchange';
import type { Partners } from '@app/partners';
import type { Mapped } from '@app/pipeline';
import { v5 } from 'uuid';
import type { Raised } from '../failures/failure.store.js';
import type { InterchangeWork } from '../process/interchange.work.js';
import { columnText } from '../storage/text.js';
import { keyOf, needsAccount, routeOf } from './document.routes.js';
import type { DocumentDraft, Publication } from './document.store.js';

/** The namespace of document ids: UUIDv5 of interchange id, transaction ordinal and document ordinal. */
const DOCUMENTS = 'a6f3e2c0-6f0b-5d5e-9d0a-3c1f4a7be112';

export interface Drafted {
  readonly drafts: readonly DocumentDraft[];
  readonly raised: readonly Raised[];
  /** The transaction waits for a person before documents are made of it. */
  readonly held: boolean;
}

/** Gives the documents of a transaction their identity, account and topic; what keeps one from its topic is raised. */
export function draftDocuments(partners: Partners, work: InterchangeWork, mapped: Mapped): Drafted {
  const raised: Raised[] = mapped.failures.map((failure) => ({ failure, ...aboutInterchange(work, mapped) }));
  const drafts = mapped.documents.map((document, index) => {
    const id = v5(`${work.id}/${mapped.header.ordinal}/${index + 1}`, DOCUMENTS);
    const account = accountOf(partners, mapped, document);
    const publication = publicationOf(work, mapped, document, account.id);
    for (const failure of failuresOf(mapped, document, account, publication)) {
      raised.push({
        failure,
        documentId: id,
        documentNumber: documentNumber(document),
        ...aboutInterchange(work, mapped),
      });
    }
    const published = typeof publication === 'object' && (!work.test || mapped.agreement?.publishTest === true);
    return {
      id,
      interchangeId: work.id,
      transactionOrdinal: mapped.header.ordinal,
      ordinal: index + 1,
      type: document.documentType,
      number: documentNumber(document),
      json: JSON.stringify({
        ...document,
        documentId: id,
        ...(account.id === undefined ? {} : { account: account.id }),
        ...(work.test ? { test: true } : {}),
        revision: 1,
      }),
      ...(document.documentType === 'Acknowledgment' ? { acknowledgment: document } : {}),
      ...(account.id === undefined ? {} : { accountId: account.id }),
      partnerId: mapped.agreement?.partner ?? 'unknown',
      test: work.test,
      lineage: lineageOf(work, mapped),
      guide: mapped.guide,
      map: mapped.map,
      ...(published ? { publication } : {}),
    };
  });
  return { drafts, raised, held: mapped.held };
}

interface AccountFound {
  readonly id?: string;
  readonly candidates: readonly string[];
}

function accountOf(partners: Partners, { agreement }: Mapped, document: CanonicalDocument): AccountFound {
  if (agreement === undefined || !needsAccount(document.documentType)) return { candidates: [] };
  const parties = customerParties(document);
  const found = partners.accountOf(agreement, parties);
  if ('accountId' in found) return { id: found.accountId, candidates: [found.accountId] };
  const ids = new Set(parties.flatMap((party) => party.ids.map(({ scheme, value }) => `${scheme} ${value}`)));
  const isNamed = (account: string): boolean =>
    partners.account(account)?.ids.some(({ scheme, value }) => ids.has(`${scheme} ${value}`)) === true;
  return { candidates: found.ambiguous.filter(isNamed) };
}

/** What the event says, or `no-topic`; undefined where no key can be made. */
function publicationOf(
  work: InterchangeWork,
  { agreement }: Mapped,
  document: CanonicalDocument,
  accountId: string | undefined,
): Publication | 'no-topic' | undefined {
  const direction = agreement?.direction ?? 'in';
  const key = keyOf(document, work.id, accountId);
  if (key === undefined) return undefined;
  const route = routeOf(document.documentType, direction);
  if (route === undefined) return 'no-topic';
  const partner = agreement === undefined ? {} : { [direction === 'in' ? 'sender' : 'receiver']: agreement.partner };
  return { topic: route.topic, type: route.event, key, time: work.receivedAt.toISOString(), ...partner };
}

function failuresOf(
  { header, range, agreement }: Mapped,
  document: CanonicalDocument,
  account: AccountFound,
  publication: Publication | 'no-topic' | undefined,
): readonly Failure[] {
  const name = `${document.documentType} ${documentNumber(document)}`;
  const location = { transactionType: header.type, transactionControl: header.control, ...range };
  if (publication === undefined && account.candidates.length === 0) {
    return [publishFailures.raise('accountMissing', { with: { document: name }, location })];
  }
  if (publication === undefined) {
    const accounts = account.candidates.join(', ');
    return [publishFailures.raise('accountAmbiguous', { with: { document: name, accounts }, location })];
  }
  if (publication !== 'no-topic') return [];
  return [
    publishFailures.raise('noTopic', { with: { document: name, direction: agreement?.direction ?? 'in' }, location }),
  ];
}

function aboutInterchange(work: InterchangeWork, { agreement }: Mapped): Omit<Raised, 'failure'> {
  return {
    transmissionId: work.transmissionId,
    interchangeId: work.id,
    ...(agreement === undefined ? {} : { partnerId: agreement.partner }),
  };
}

function lineageOf(work: InterchangeWork, { header, group, range }: Mapped): Lineage {
  return {
    transmissionId: work.transmissionId,
    interchangeId: work.id,
    interchangeControl: work.control,
    ...(group === undefined ? {} : { groupControl: columnText(group.control) }),
    transactionControl: columnText(header.control),
    byteOffset: range.byteOffset,
    byteLength: range.byteLength,
  };
}

import type { EnvelopeParty, Standard } from '@app/interchange';
import type { AccountId, Agreement, Company, Partner } from './partner.js';
import type { AccountResolution, AgreementQuery, Counterparty, Resolution } from './resolution.js';

/** The company, its partners and their agreements: what the operator declares in `partners/`. */
export class Partners {
  private constructor(
    readonly company: Company,
    private readonly partners: ReadonlyMap<string, Partner>,
  ) {}

  /** Reads `company.yaml` and `<partner>/partner.yaml`. Throws a DefinitionError with the diagnostics of all files. */
  static load(partnersDir: string): Partners {
    throw new Error(`not read yet: ${partnersDir}`);
  }

  /** All partners, by id. */
  list(): Partner[] {
    return [...this.partners.values()];
  }

  get(id: string): Partner | undefined {
    return this.partners.get(id);
  }

  /** The partner whose files arrive in `inbox/<folder>/`. */
  byFolder(folder: string): Partner | undefined {
    return this.partners.get(folder);
  }

  /** Who stands behind the envelope, as far as ISA or UNB tell. */
  identify(_sender: EnvelopeParty, _receiver: EnvelopeParty, _standard: Standard): Counterparty {
    return { kind: 'unknown-sender' };
  }

  /** The agreement under which a transaction came: by our identity, the partner's, message, version, direction, usage. */
  resolve(_query: AgreementQuery): Resolution {
    return { kind: 'unknown-sender' };
  }

  /** The account that a document's parties name; else the agreement's own. Several are never guessed between. */
  accountOf(_agreement: Agreement, _parties: readonly { readonly ids: readonly AccountId[] }[]): AccountResolution {
    return { ambiguous: [] };
  }
}

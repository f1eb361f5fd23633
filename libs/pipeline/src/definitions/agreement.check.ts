import type { Diagnostic } from '@app/definitions';
import { DefinitionError, nearestName } from '@app/definitions';
import type { GuideLibrary } from '@app/guide';
import type { MapLibrary } from '@app/mapping';
import type { Agreement, Partners } from '@app/partners';

/** What agreements are checked against. */
export interface AgreementContext {
  readonly guides: Pick<GuideLibrary, 'get' | 'refs'>;
  readonly maps: Pick<MapLibrary, 'get' | 'refs'>;
  readonly partners: Pick<Partners, 'list' | 'placeOf'>;
}

/**
 * Agreements may name a guide and a map: those must be there, and be for the message. Throws a DefinitionError with
 * all that is wrong, at the place in partner.yaml. What we send is made by outbound maps, which are not looked at here.
 */
export function checkAgreements(context: AgreementContext): void {
  const diagnostics = context.partners
    .list()
    .flatMap(({ agreements }) => agreements)
    .flatMap((agreement) => [...checkGuide(agreement, context), ...checkMap(agreement, context)]);
  if (diagnostics.length > 0) throw new DefinitionError(diagnostics);
}

function checkGuide(agreement: Agreement, { guides, partners }: AgreementContext): Diagnostic[] {
  const { guide: ref, message, partner } = agreement;
  if (ref === undefined) return [];
  const found = guides.get(ref);
  const at = partners.placeOf(agreement, 'guide');
  if (found === undefined) return wrong(at, `There is no guide "${ref}".`, suggestion(ref, guides.refs(), partner));
  if (found.message === message) return [];
  return wrong(at, `The guide "${ref}" is for ${found.message}, not for ${message}.`, 'Name one of this message.');
}

function checkMap(agreement: Agreement, { guides, maps, partners }: AgreementContext): Diagnostic[] {
  const { map: ref, message, direction, partner } = agreement;
  if (ref === undefined || direction === 'out') return [];
  const found = maps.get(ref);
  const at = partners.placeOf(agreement, 'map');
  if (found === undefined) return wrong(at, `There is no map "${ref}".`, suggestion(ref, maps.refs(), partner));
  const read = guides.get(found.guide)?.message;
  if (read === message) return [];
  return wrong(at, `The map "${ref}" reads ${found.guide}, not ${message}.`, 'Name one of this message.');
}

function wrong(place: ReturnType<Partners['placeOf']>, message: string, remedy: string): Diagnostic[] {
  return place === undefined ? [] : [{ ...place, message, remedy }];
}

/** A name that is near, else one of the partner's own. */
function suggestion(ref: string, known: readonly string[], partner: string): string {
  const near = nearestName(ref, known) ?? known.find((each) => each.startsWith(`${partner}/`));
  return near === undefined ? 'Write its folder and name, such as x12/004010/850.' : `Did you mean "${near}"?`;
}

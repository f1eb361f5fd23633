/** The prefixes by which our names write a namespace, whatever prefix a document gives it. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2', 'cbc'],
  ['urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2', 'cac'],
  ['urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2', 'ext'],
  ['http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader', 'sh'],
  ['http://www.w3.org/2000/09/xmldsig#', 'ds'],
  ['http://www.w3.org/2001/XMLSchema-instance', 'xsi'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
]);

const NAMESPACES: ReadonlyMap<string, string> = new Map([...PREFIXES].map(([uri, prefix]) => [prefix, uri]));

/** The namespace that one of our prefixes stands for. */
export function namespaceOf(prefix: string): string | undefined {
  return NAMESPACES.get(prefix);
}

/**
 * The name of an element or attribute: local where it is in no namespace or in that of the root, with our prefix where
 * we have one for its namespace, else `{namespace}local`.
 */
export function nameOf(uri: string, local: string, rootUri: string): string {
  if (uri === '' || uri === rootUri) return local;
  const prefix = PREFIXES.get(uri);
  return prefix === undefined ? `{${uri}}${local}` : `${prefix}:${local}`;
}

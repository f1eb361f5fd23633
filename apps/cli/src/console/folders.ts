import { fileURLToPath } from 'node:url';

const packageFolder = (name: string): string => fileURLToPath(new URL(`../../../../../${name}`, import.meta.url));

/** Dictionaries, guides and maps of the standards: of the package, or CROSSDOCK_MAPPINGS. */
export const MAPPINGS_FOLDER = process.env.CROSSDOCK_MAPPINGS ?? packageFolder('mappings');

/** The company and its partners: of the package, or CROSSDOCK_PARTNERS. */
export const PARTNERS_FOLDER = process.env.CROSSDOCK_PARTNERS ?? packageFolder('partners');

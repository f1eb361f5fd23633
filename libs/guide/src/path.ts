/** A path into a definition file. */
export type Path = readonly (string | number)[];

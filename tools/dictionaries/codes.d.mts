export declare function readCodes(bytes: Buffer): Map<string, string[]>;
export declare function readSchemaCodes(texts: readonly string[]): Map<string, string[]>;

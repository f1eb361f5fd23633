export interface Compound {
  readonly name: string;
  readonly places: readonly { readonly number: string; readonly usage: 'M' | 'C'; readonly times: number }[];
}

export interface Element {
  readonly name: string;
  readonly representation: string;
}

export declare function readCompounds(bytes: Buffer): Map<string, Compound>;
export declare function readElements(bytes: Buffer): Map<string, Element>;

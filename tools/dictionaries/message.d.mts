export interface MessageNode {
  readonly id: string;
  readonly min: number;
  readonly max: number;
  readonly children?: readonly MessageNode[];
}

export declare function readMessage(bytes: Buffer): MessageNode[];
export declare function segmentsOf(nodes: readonly MessageNode[]): string[];

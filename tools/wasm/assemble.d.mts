/** The bytes of the module that a text in WebAssembly's own language describes. */
export function assemble(text: string): Promise<Buffer>;

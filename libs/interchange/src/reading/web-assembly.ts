import { endianness } from 'node:os';

/** TypeScript describes it only together with a browser. */
declare const WebAssembly: {
  validate(bytes: Uint8Array): boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/**
 * What a module in base64 exports, which asks for nothing from outside; undefined where this machine cannot run it, or has
 * another byte order than WebAssembly.
 */
export function instantiate(base64: string): unknown {
  const module = Buffer.from(base64, 'base64');
  if (endianness() !== 'LE' || !WebAssembly.validate(module)) return undefined;
  return new WebAssembly.Instance(new WebAssembly.Module(module)).exports;
}

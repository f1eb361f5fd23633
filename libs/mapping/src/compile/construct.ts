import type { Construct } from '../definition/node.js';
import type { Taste } from '../definition/shape.js';
import type { ListOf, ValueOf } from '../source/evaluate.js';
import type { Compiler, Site } from './compiler.js';

/** A construct that makes one value. */
export interface ValueConstruct {
  /** What may stand beside its key. */
  readonly beside: readonly string[];
  /** What fields it can make; undefined: whatever its inner nodes make. */
  readonly makes?: readonly Taste[];
  compile(construct: Construct, site: Site, compiler: Compiler): ValueOf | undefined;
}

/** A construct that makes the items of a list. */
export interface ListConstruct {
  readonly beside: readonly string[];
  compile(construct: Construct, site: Site, compiler: Compiler): ListOf | undefined;
}

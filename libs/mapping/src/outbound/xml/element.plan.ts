import type { ElementRule, ValueRule } from '@app/guide';
import type { Site } from '../../compile/compiler.js';
import type { Frame } from '../../source/frame.js';
import type { FieldPlace, Run } from '../../source/run.js';

/** An element of a map, compiled. */
export interface ElementPlan {
  readonly name: string;
  /** What the guide says of it. */
  readonly rule: ElementRule | undefined;
  readonly place: FieldPlace;
  /** The paths of the document that it is made from; none of an element with others in it. */
  readonly paths: readonly string[];
}

export interface MadeAttribute {
  readonly name: string;
  readonly text: string;
  readonly rule: ValueRule | undefined;
  readonly constant: boolean;
  readonly paths: readonly string[];
}

/** An element that is to be written, its values not yet formatted. */
export interface MadeElement {
  readonly plan: ElementPlan;
  readonly frame: Frame;
  readonly text: string;
  readonly attributes: readonly MadeAttribute[];
  readonly children: readonly MadeElement[];
  /** Nothing in it is of the document: no reason to write what is around it. */
  readonly constant: boolean;
}

/** Makes the elements that a place of the document asks for. */
export type MakeElements = (frame: Frame, run: Run, out: MadeElement[]) => void;

/** What was compiled, and the names that it can write. */
export interface Elements {
  readonly make: MakeElements;
  readonly names: ReadonlySet<string>;
  /** Whether something other than constants can be in it. */
  readonly asked: boolean;
  readonly plans: readonly ElementPlan[];
}

export const NO_ELEMENTS: Elements = { make: () => undefined, names: new Set(), asked: false, plans: [] };

/** A place where elements are written, and what the guide says of what they stand in. */
export interface ElementSite extends Site {
  readonly rule: ElementRule | undefined;
}

import { instantiate, NONE } from '@app/interchange';
import type { ByteSegment, Syntax } from '@app/interchange';
import type { CodeSet } from './code.set.js';
import { CODES, LENGTH, VALUE } from './sound.plan.js';
import type { SoundPlace, SoundPlaces } from './sound.plan.js';
import { SOUND } from './sound.wasm.js';
import type { ElementType, ValueContext } from './value.check.js';

/** Where the parts of the module's memory begin, in bytes. */
const BEGINS = 1024;
const TEXT = 64 * 1024;
const PLANS = 128 * 1024;
/** So full is the memory before it is emptied, in bytes; what is added at once is less than the rest. */
const FULL = 2 * 1024 * 1024;
/** Lists of more codes are not taken into memory. */
const LARGE = 16 * 1024;
/** For an element of which nothing can be told. */
const NOTHING = 0;

/** What `sound.wat` exports. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly sound: (plan: number, from: number, to: number) => number;
}

/**
 * Tells quickly of most segments that they are sound, as `isSound` does, by a module of WebAssembly: X12 with a point as its
 * decimal mark. It looks at sixteen bytes at once, and leaves to the segment where its elements begin.
 */
class FirstSight {
  private readonly sound: Exports['sound'];
  private readonly bytes: Uint8Array;
  private readonly numbers: Int32Array;
  private readonly begins: Int32Array;
  /** The bytes of a block that are in memory, and their syntax. */
  private store: Uint8Array | undefined;
  private from = 0;
  private to = 0;
  private syntax: Syntax | undefined;
  /** What is in memory of guides; up to `top` it is full. */
  private top = PLANS;
  private plans: SoundPlaces[] = [];
  private codes = new Map<CodeSet, number>();

  constructor({ memory, sound }: Exports) {
    this.sound = sound;
    this.bytes = new Uint8Array(memory.buffer);
    this.numbers = new Int32Array(memory.buffer);
    this.begins = new Int32Array(memory.buffer, BEGINS);
  }

  /** Whether nothing is wrong with a segment; of `false` nothing is told, nor where a character may be released. */
  isSound(segment: ByteSegment, plan: SoundPlaces): boolean {
    const { block, start, end } = segment;
    if (!block.kept || segment.syntax.release !== NONE) return false;
    const address = plan.address === NONE ? this.write(plan) : plan.address;
    if (block.store !== this.store || start < this.from || end > this.to) this.take(block, start);
    if (segment.syntax !== this.syntax) this.know(segment.syntax);
    if (end > this.to) return false;
    const shift = this.from - TEXT;
    const count = this.sound(address, start - shift, end - shift);
    if (count > 0) segment.learn(this.begins, count, shift);
    return count > 0;
  }

  /** Takes what follows in a block, too, for the segments to come. */
  private take(block: ByteSegment['block'], start: number): void {
    const text = block.bytes.subarray(start, start + PLANS - TEXT);
    this.bytes.set(text, TEXT);
    this.store = block.store;
    this.from = start;
    this.to = start + text.length;
  }

  private know(syntax: Syntax): void {
    this.syntax = syntax;
    this.bytes.set([syntax.element, syntax.component, syntax.repetition]);
  }

  /** Writes a plan as the module reads it; returns where. */
  private write(plan: SoundPlaces): number {
    const { places, required, notes, date } = plan;
    if (this.top > FULL) this.forget();
    this.plans.push(plan);
    const rows = places.flatMap((place, index) => {
      // What a date is depends on another element.
      const kind = index + 1 === date?.value ? NOTHING : kindOf(place);
      return [kind, place.min, place.max, kind === CODES ? this.tableOf(place.codes) : NOTHING];
    });
    const about = notes.flatMap(({ kind, bits, firstBit }) => ['PRECLN'.indexOf(kind), bits, firstBit]);
    const from = this.top + 4 * (5 + rows.length);
    plan.address = this.add([places.length, required, from, from + 4 * about.length, NOTHING, ...rows, ...about]);
    return plan.address;
  }

  /** Guides that are not used any more, as after a change of their files, take no room for good. */
  private forget(): void {
    for (const plan of this.plans) plan.address = NONE;
    this.plans = [];
    this.codes = new Map();
    this.top = PLANS;
  }

  private tableOf(codes: CodeSet | undefined): number {
    if (codes === undefined) return NOTHING;
    const known = this.codes.get(codes) ?? this.add([codes.slots.length - 1, ...codes.slots]);
    this.codes.set(codes, known);
    return known;
  }

  private add(numbers: readonly number[]): number {
    const address = this.top;
    this.numbers.set(numbers, address >> 2);
    this.top += 4 * numbers.length;
    return address;
  }
}

/** What `sound.wat` calls the ways to look at a value, beside {@link LENGTH} and {@link CODES}; others it does not know. */
const KINDS: Readonly<Partial<Record<ElementType, number>>> = { N: 3, R: 4, DT: 5, TM: 6 };

function kindOf({ kind, rule, codes }: SoundPlace): number {
  if (kind === LENGTH) return LENGTH;
  if (kind === CODES) return codes === undefined || codes.slots.length > LARGE ? NOTHING : CODES;
  return kind === VALUE && rule !== undefined ? (KINDS[rule.type] ?? NOTHING) : NOTHING;
}

let made: FirstSight | null | undefined;

/** The one of this process, made when it is first asked for; null where the machine has no WebAssembly. */
function firstSight(): FirstSight | null {
  if (made !== undefined) return made;
  const exported = instantiate(SOUND) as Exports | undefined;
  return (made = exported === undefined ? null : new FirstSight(exported));
}

/** Whether nothing is wrong with a segment, in an interchange of which that can be told quickly; else nothing is told. */
export function isSoundAtFirstSight(segment: ByteSegment, plan: SoundPlaces, context: ValueContext): boolean {
  if (context.edifact || context.decimal !== '.') return false;
  return firstSight()?.isSound(segment, plan) === true;
}

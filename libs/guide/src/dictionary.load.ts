import type { Diagnostic, ExtendsResolver, Located } from '@app/definitions';
import { contentHash, DefinitionError, diagnose, loadDefinition, nearestName } from '@app/definitions';
import type {
  Composite,
  DataElement,
  DatePlaces,
  Dictionary,
  ElementUse,
  SegmentDefinition,
  SyntaxNote,
} from './dictionary.js';
import type { DictionaryFile } from './dictionary.schema.js';
import { DictionarySchema } from './dictionary.schema.js';
import type { ElementType } from './value.check.js';
import { bitOf } from './syntax-note.check.js';
import { valueRule } from './value.check.js';

/** Reads and compiles a dictionary. Throws DefinitionError with everything that is wrong in it. */
export function loadDictionary(file: string, resolve: ExtendsResolver): Dictionary {
  return new DictionaryCompiler(loadDefinition(file, DictionarySchema, { extends: resolve })).compile();
}

/** Notes are kept as bits of one number: they reach to place 31 (LIN has that many). */
const LAST_NOTED = 31;

type Path = readonly (string | number)[];

class DictionaryCompiler {
  private readonly diagnostics: Diagnostic[] = [];
  private readonly file: DictionaryFile;
  private readonly elements = new Map<string, DataElement>();
  private readonly composites = new Map<string, Composite>();

  constructor(private readonly located: Located<DictionaryFile>) {
    this.file = located.value;
  }

  compile(): Dictionary {
    const { standard, version, codes = {}, open = [] } = this.file;
    for (const [number, text] of Object.entries(this.file.elements))
      this.elements.set(number, this.element(number, text));
    for (const number of Object.keys(codes)) {
      if (!this.elements.has(number)) this.unknown(['codes', number], 'element', number, this.elements.keys());
    }
    for (const [index, number] of open.entries()) {
      if (codes[number] === undefined)
        this.report(['open', index], `Element ${number} has no list of codes.`, 'Add one under "codes".');
    }
    for (const [number, { name, components, notes, date }] of Object.entries(this.file.composites ?? {})) {
      const path = ['composites', number];
      const uses = this.uses([...path, 'components'], components, this.elements);
      this.composites.set(number, {
        kind: 'composite',
        number,
        name,
        components: uses,
        ...this.relations(path, uses.length, notes, date),
      });
    }
    const segments = new Map<string, SegmentDefinition>();
    const known = new Map<string, DataElement | Composite>([...this.elements, ...this.composites]);
    for (const [id, { name, elements, notes, date }] of Object.entries(this.file.segments)) {
      const path = ['segments', id];
      const uses = this.uses([...path, 'elements'], elements, known);
      segments.set(id, { id, name, elements: uses, ...this.relations(path, uses.length, notes, date) });
    }
    if (this.diagnostics.length > 0) throw new DefinitionError(this.diagnostics);
    const hash = contentHash(this.file);
    return { standard, version, hash, segments, composites: this.composites, elements: this.elements };
  }

  private element(number: string, text: string): DataElement {
    const { type, decimals, min, max, name } = parseElement(text);
    if (min > max)
      this.report(['elements', number], `The shortest length ${min} is above the longest ${max}.`, 'Swap them.');
    const list = this.file.codes?.[number];
    const codes = list === undefined ? undefined : new Set(list.trim().split(/\s+/));
    return {
      kind: 'element',
      number,
      name: name ?? `Element ${number}`,
      type,
      min,
      max,
      decimals,
      ...(codes === undefined ? {} : { codes }),
      confidential: this.file.confidential?.includes(number) ?? false,
      open: this.file.open?.includes(number) ?? false,
      rule: valueRule(type, min, max, codes),
    };
  }

  /** `353 M`, `C208 C x5`, `127 O *10`. */
  private uses<T extends DataElement | Composite>(
    path: Path,
    entries: readonly string[],
    known: ReadonlyMap<string, T>,
  ): ElementUse<T>[] {
    return entries.flatMap((entry, index) => {
      const [number = '', usage, ...marks] = entry.split(' ');
      const element = known.get(number);
      if (element === undefined) {
        this.unknown([...path, index], 'element', number, known.keys());
        return [];
      }
      const count = (mark: string): number => Number(marks.find((text) => text.startsWith(mark))?.slice(1) ?? 1);
      const use = { element, required: usage === 'M', repeat: count('*') };
      return Array.from({ length: count('x') }, (_, copy) => (copy === 0 ? use : { ...use, required: false }));
    });
  }

  private relations(
    path: Path,
    places: number,
    notes: readonly string[] = [],
    date?: string,
  ): { notes: SyntaxNote[]; date?: DatePlaces } {
    const parsed = notes.flatMap((text, index) => {
      const said = parseNote(text);
      this.placesExist([...path, 'notes', index], text, said[0]?.places ?? [], Math.min(places, LAST_NOTED));
      return said;
    });
    if (date === undefined) return { notes: parsed };
    const [value = 0, format = 0] = date.split(' by ').map(Number);
    this.placesExist([...path, 'date'], date, [value, format], places);
    return { notes: parsed, date: { value, format } };
  }

  private placesExist(path: Path, text: string, named: readonly number[], places: number): void {
    const beyond = named.find((place) => place < 1 || place > places);
    if (beyond === undefined) return;
    this.report(
      path,
      `"${text}" names place ${beyond}, but there are ${places}.`,
      'Correct the place, or add the missing elements.',
    );
  }

  private unknown(path: Path, what: string, name: string, known: Iterable<string>): void {
    const nearest = nearestName(name, known);
    this.report(
      path,
      `There is no ${what} ${name}.`,
      nearest === undefined ? `Add it under "${what}s".` : `Add it under "${what}s", or did you mean ${nearest}?`,
    );
  }

  private report(path: Path, message: string, remedy: string): void {
    this.diagnostics.push(diagnose(this.located.at(path), message, remedy));
  }
}

/** What the dependency notes of EDIFACT say in the letters of X12. */
const DEPENDENCIES: Readonly<Record<string, string>> = {
  D1: 'RE',
  D2: 'P',
  D3: 'R',
  D4: 'E',
  D5: 'C',
  D6: 'L',
  D7: 'N',
};

/** `P0304`, `D5(03,04)`: one relation; D1, one and only one, is two. */
function parseNote(text: string): SyntaxNote[] {
  const [, kind = ''] = /^([A-Z]|D\d)(?:\(|\d\d)/.exec(text) ?? [];
  const places = (text.slice(kind.length).match(/\d\d/g) ?? []).map(Number);
  const bits = places.reduce((sum, place) => sum | bitOf(place), 0);
  const note = { places, bits, firstBit: bitOf(places[0] ?? 0), text };
  return Array.from(DEPENDENCIES[kind] ?? kind, (letter) => ({ kind: letter as SyntaxNote['kind'], ...note }));
}

interface ParsedElement extends Pick<DataElement, 'type' | 'decimals' | 'min' | 'max'> {
  readonly name: string | undefined;
}

/** `AN 1..30 Reference`, `N2 1..15 Amount`; `an..35 Number`, `n6 Count`. */
function parseElement(text: string): ParsedElement {
  const x12 = /^(N|R|ID|AN|DT|TM|B)([0-9]?) (\d+)(?:\.\.(\d+))?(?: (.+))?$/.exec(text);
  if (x12 !== null) {
    const [, type, decimals, min, max = min, name] = x12;
    return { type: type as ElementType, decimals: Number(decimals), min: Number(min), max: Number(max), name };
  }
  const [, type = 'an', upTo, max, name] = /^(an|a|n)(\.\.)?(\d+)(?: (.+))?$/.exec(text) ?? [];
  return { type: type as ElementType, decimals: 0, min: upTo === undefined ? Number(max) : 1, max: Number(max), name };
}

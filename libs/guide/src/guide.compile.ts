import type { Diagnostic, Located, Place } from '@app/definitions';
import { DefinitionError, diagnose, nearestName } from '@app/definitions';
import { findAmbiguities } from './ambiguity.js';
import type { Dictionary } from './dictionary.js';
import type { GuideEntry, GuideFile } from './guide.schema.js';
import type { MatchPlan } from './match.js';
import { parseName, parseRepeat, parseUsePath } from './notation.js';
import type { Path } from './path.js';
import type { Complain, Spec } from './spec.js';
import { applyInserts, applyRepeats, applyUses, nameVariants } from './spec.js';
import { buildTree } from './tree.build.js';

/**
 * Compiles a guide against the dictionary of its version: loops, uses, constraints, rules.
 * @throws DefinitionError with everything that is wrong in it
 */
export function compileGuide(located: Located<GuideFile>, dictionary: Dictionary): MatchPlan {
  const compiler = new GuideCompiler(located, dictionary);
  return compiler.compile();
}

class GuideCompiler {
  private readonly diagnostics: Diagnostic[] = [];
  private readonly complain: Complain = (path, message, remedy) => {
    this.diagnostics.push(diagnose(this.located.at(path), message, remedy));
  };

  constructor(
    private readonly located: Located<GuideFile>,
    private readonly dictionary: Dictionary,
  ) {}

  compile(): MatchPlan {
    const file = this.located.value;
    const root = this.rootSpec(file);
    (file.insert ?? []).forEach((insert, index) => {
      const path = ['insert', index];
      applyInserts(
        root,
        insert.after,
        (parent) => this.specs(insert.segments, [...path, 'segments'], parent),
        (message, remedy) => {
          this.complain([...path, 'after'], message, remedy);
        },
      );
    });
    applyRepeats(root, file.repeats ?? {}, this.complain);
    applyUses(root, file.uses ?? {}, this.complain);
    nameVariants(root, file.rules ?? []);
    this.stopIfWrong();
    const tree = buildTree(root, file, this.dictionary, this.complain);
    findAmbiguities(tree, (id, message, remedy) => {
      this.complain(pathOf(root, id), message, remedy);
    });
    this.stopIfWrong();
    const { message, group } = file;
    const { version, segments } = this.dictionary;
    const levels =
      file.levels && new Map(Object.entries(file.levels).map(([code, { under = [] }]) => [code, new Set(under)]));
    return {
      root: tree,
      message,
      version,
      group,
      tags: tagsOf(root),
      known: segments,
      levels,
      placeOf: (use) => (typeof use === 'string' ? this.placeOf(root, use) : this.located.at(use)),
    };
  }

  /** Where a use or an element of it is written: its constraint or repeat, else the segment itself. */
  private placeOf(root: Spec, use: string): Place {
    const { uses = {}, repeats = {} } = this.located.value;
    if (use in uses) return this.located.at(['uses', use]);
    if (use in repeats) return this.located.at(['repeats', use]);
    const [owner] = parseUsePath(use).use.split('(');
    return this.located.at(pathOf(root, owner ?? use));
  }

  private rootSpec(file: GuideFile): Spec {
    const root: Spec = emptySpec('', '', ['segments']);
    root.children = this.specs(file.segments, ['segments'], root);
    return root;
  }

  private specs(entries: readonly GuideEntry[], path: Path, parent: Spec): Spec[] {
    const known = new Set((parent.children ?? []).map(({ id }) => id));
    return entries.map((entry, index) => {
      const spec = this.spec(entry, [...path, index], parent);
      const { id } = spec;
      for (let copy = 2; known.has(spec.id); copy++) renumber(spec, `${id}#${copy}`);
      known.add(spec.id);
      return spec;
    });
  }

  private spec(entry: GuideEntry, path: Path, parent: Spec): Spec {
    const loop = isLoop(entry) ? entry : undefined;
    const [[key, repeat]] = isLoop(entry) ? ([[entry.loop, entry.repeat ?? '0..*']] as const) : firstOf(entry);
    const { name, test } = parseName(key);
    const spec = emptySpec(name, parent.id === '' ? key : `${parent.id}/${key}`, path);
    Object.assign(spec, parseRepeat(repeat), { test, parent });
    if (spec.min > spec.max)
      this.complain(path, `${key} is asked for ${spec.min} times but allowed ${spec.max} times.`, 'Swap the two.');
    if (loop === undefined) {
      this.knownSegment(name, path);
      return spec;
    }
    spec.children = this.specs(loop.segments, [...path, 'segments'], spec);
    const [opener] = spec.children;
    if (opener?.children !== undefined || opener?.min !== 1 || opener.max !== 1) {
      this.complain(
        [...path, 'segments', 0],
        `Loop ${key} must open with a segment that comes once.`,
        'Write it first, with 1.',
      );
    } else if (opener.name === name) opener.id = spec.id;
    spec.tag = opener?.name ?? name;
    return spec;
  }

  private knownSegment(name: string, path: Path): void {
    if (this.dictionary.segments.has(name)) return;
    const nearest = nearestName(name, this.dictionary.segments.keys());
    const remedy =
      nearest === undefined ? 'Add it to the dictionary.' : `Add it to the dictionary, or did you mean ${nearest}?`;
    this.complain([...path, name], `The dictionary has no segment ${name}.`, remedy);
  }

  private stopIfWrong(): void {
    if (this.diagnostics.length > 0) throw new DefinitionError(this.diagnostics);
  }
}

function emptySpec(name: string, id: string, path: Path): Spec {
  return {
    name, id, path, tag: name, min: 1, max: 1, test: undefined, parent: undefined, children: undefined,
    notUsed: false, recommended: false, elements: new Map(), variants: [],
  }; // prettier-ignore
}

/** A second use of one name in one loop: `REF#2`. */
function renumber(spec: Spec, id: string): void {
  for (const child of spec.children ?? []) renumber(child, `${id}${child.id.slice(spec.id.length)}`);
  spec.id = id;
}

function isLoop(entry: GuideEntry): entry is Extract<GuideEntry, { readonly segments: unknown }> {
  return 'loop' in entry && Array.isArray(entry.segments);
}

function firstOf(entry: Readonly<Record<string, unknown>>): readonly [readonly [string, number | string]] {
  const [key = ''] = Object.keys(entry);
  const value = entry[key];
  return [[key, typeof value === 'number' ? value : String(value)]];
}

function tagsOf(spec: Spec, counts = new Map<string, number>()): Map<string, number> {
  for (const child of spec.children ?? []) {
    if (child.children === undefined) counts.set(child.name, (counts.get(child.name) ?? 0) + 1);
    else tagsOf(child, counts);
  }
  return counts;
}

function pathOf(spec: Spec, id: string): Path {
  for (const child of spec.children ?? []) {
    if (child.id === id) return child.path;
    const inner = pathOf(child, id);
    if (inner.length > 0) return inner;
  }
  return [];
}

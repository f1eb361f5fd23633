import type { Diagnostic, Located } from '@app/definitions';
import { nearestName } from '@app/definitions';
import type { CodeTable } from '../codes/code-table.js';
import type { CodeTables } from '../codes/code-tables.js';
import type { MapNode } from '../definition/node.js';
import type { Shape } from '../definition/shape.js';
import type { Standard } from '@app/interchange';
import type { ListOf, ValueOf } from '../engine/evaluate.js';
import type { FieldPlace } from '../engine/run.js';
import type { LoopOutline } from '@app/guide';
import type { PathProblem } from '../path/check-path.js';
import type { Scopes } from '../path/check-scope.js';
import { enteredScopes } from '../path/check-scope.js';
import { parsePath, PathError } from '../path/parse-path.js';
import type { SegmentPath } from '../path/path.js';
import type { Source } from '../path/source.js';
import { compileSource } from '../path/source.js';
import type { FieldTree } from './field-tree.js';
import { TagBits } from '../engine/tag-bits.js';
import type { Part, Parts } from './parts.js';

/** A node of a map file, what it makes, and where both stand. */
export interface Site {
  readonly node: MapNode;
  readonly located: Located<unknown>;
  /** Of the node in its file. */
  readonly at: readonly (string | number)[];
  /** What the field takes. */
  readonly shape: Shape;
  /** `lines[].price.amount` */
  readonly template: string;
  /** The loops that paths at it may start from. */
  readonly scopes: Scopes;
}

/** Says of a path what is wrong with it in the message that the map reads; undefined when it is sound. */
export type PathCheck = (path: SegmentPath, scopes: Scopes) => PathProblem | undefined;

/** How nodes are compiled; the constructs reach each other through it. */
export interface Grammar {
  value(site: Site, compiler: Compiler): ValueOf | undefined;
  list(site: Site, compiler: Compiler): ListOf | undefined;
  fields(tree: FieldTree, shape: Shape, template: string, compiler: Compiler): ValueOf;
}

/** Where a map stands, and what its paths are checked against. */
export interface MapSetting {
  /** Of the map file: parts and code files are found beside it and above. */
  readonly folder: string;
  readonly standard: Standard;
  readonly outline: LoopOutline;
  readonly checkPath: PathCheck;
  /** The name of a file in messages. */
  fileName(file: string): string;
}

/** What compiling one map needs: its parts and code files, and a place for everything that is wrong. */
export class Compiler {
  readonly diagnostics: Diagnostic[] = [];
  readonly tags = new TagBits();
  private readonly open: string[] = [];

  constructor(
    readonly grammar: Grammar,
    readonly setting: MapSetting,
    private readonly parts: Parts,
    private readonly tables: CodeTables,
  ) {}

  value(site: Site): ValueOf | undefined {
    return this.grammar.value(site, this);
  }

  list(site: Site): ListOf | undefined {
    return this.grammar.list(site, this);
  }

  fields(tree: FieldTree, shape: Shape, template: string): ValueOf {
    return this.grammar.fields(tree, shape, template, this);
  }

  /** The site of an entry of a construct. */
  inner(site: Site, key: string | number, node: MapNode, shape: Shape = site.shape): Site {
    return { ...site, node, at: [...site.at, key], shape };
  }

  /** The site of what is seen from where a path leads. */
  entered(site: Site, source: Source): Site {
    const { path } = source;
    if (path.kind === 'item') return site;
    return { ...site, scopes: enteredScopes(path, site.scopes, this.setting.outline) };
  }

  report(site: Site, message: string, remedy: string): void {
    this.diagnostics.push({ ...site.located.at(site.at), message, remedy });
  }

  place(site: Site): FieldPlace {
    const { file, line } = site.located.at(site.at);
    return { template: site.template, file: this.setting.fileName(file), line };
  }

  /** The path that stands at a site. */
  source(site: Site): Source | undefined {
    if (typeof site.node !== 'string') {
      this.report(site, 'A path is expected here.', 'Write a path like REF(01=DP).02.');
      return undefined;
    }
    try {
      const path = parsePath(site.node);
      const problem = path.kind === 'segment' ? this.setting.checkPath(path, site.scopes) : undefined;
      if (problem !== undefined) this.report(site, problem.message, problem.remedy);
      return compileSource(path, this.place(site));
    } catch (error) {
      if (!(error instanceof PathError)) throw error;
      this.report(site, error.message, error.remedy);
      return undefined;
    }
  }

  codes(site: Site): CodeTable | undefined {
    if (typeof site.node !== 'string') {
      this.report(site, 'The name of a code file is expected here.', 'Write it like "codes: units".');
      return undefined;
    }
    const table = this.tables.find(this.setting.folder, site.node);
    if (table === undefined) {
      const near = nearestName(site.node, this.tables.names(this.setting.folder));
      this.report(
        site,
        `There is no code file "${site.node}".`,
        near === undefined ? `Write codes/${site.node}.yaml beside or above the map.` : `Did you mean "${near}"?`,
      );
    }
    return table;
  }

  /** Compiles with a part; a part that uses itself is reported. */
  withPart<T>(site: Site, compile: (part: Part) => T): T | undefined {
    const name = typeof site.node === 'string' ? site.node : '';
    const part = this.parts.find(this.setting.folder, name);
    if (part === undefined) {
      const near = nearestName(name, this.parts.names(this.setting.folder));
      this.report(
        site,
        `There is no part "${name}".`,
        near === undefined ? `Write parts/${name}.part.yaml beside or above the map.` : `Did you mean "${near}"?`,
      );
      return undefined;
    }
    if (this.open.includes(name)) {
      this.report(site, `The part "${name}" uses itself.`, 'Take one of the two uses out.');
      return undefined;
    }
    this.open.push(name);
    const result = compile(part);
    this.open.pop();
    return result;
  }
}

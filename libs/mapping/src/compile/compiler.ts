import type { Diagnostic, Located } from '@app/definitions';
import { nearestName } from '@app/definitions';
import type { CodeTable } from '../codes/code-table.js';
import type { CodeTables } from '../codes/code-tables.js';
import type { MapNode } from '../definition/node.js';
import type { Shape } from '../definition/shape.js';
import type { ListOf, ValueOf } from '../source/evaluate.js';
import type { DateSource, SourceLanguage } from '../source/language.js';
import { PathError } from '../source/language.js';
import type { FieldPlace } from '../source/run.js';
import type { Scopes, Source, Walk } from '../source/source.js';
import { traced, tracedWalk } from '../source/traced.js';
import type { FieldTree } from './field-tree.js';
import { ALWAYS } from './needs.js';
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
  /** What paths at it start from, as the language of the source tells them apart. */
  readonly scopes: Scopes;
}

/** How nodes are compiled; the constructs reach each other through it. */
export interface Grammar {
  value(site: Site, compiler: Compiler): ValueOf | undefined;
  list(site: Site, compiler: Compiler): ListOf | undefined;
  fields(tree: FieldTree, shape: Shape, template: string, compiler: Compiler): ValueOf;
}

/** What is odd in a map that can be used, and fails where a message comes that shows it. */
export interface MapRemark extends Diagnostic {
  readonly severity: 'error' | 'warning';
}

/** Where a map stands, and how it reads. */
export interface MapSetting {
  readonly ref: string;
  /** Folders in which, and above which, parts and code files are found: the map's own, then those that it extends. */
  readonly folders: readonly string[];
  readonly language: SourceLanguage;
  /** Compiled to tell what it reads, for explanations; see Trace. */
  readonly traced: boolean;
  /** Takes what does not stop a map from being used; absent: nobody asks. */
  readonly remarks?: MapRemark[];
  /** The name of a file in messages. */
  fileName(file: string): string;
}

/** What compiling one map needs: its parts and code files, and a place for everything that is wrong. */
export class Compiler {
  readonly diagnostics: Diagnostic[] = [];
  /** What the parts and code files say that were asked for, by their names. */
  readonly used = new Map<string, unknown>();
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
  entered(site: Site, { entered }: Pick<Source, 'entered'>): Site {
    return { ...site, scopes: entered };
  }

  report(site: Site, message: string, remedy: string): void {
    this.diagnostics.push({ ...site.located.at(site.at), message, remedy });
  }

  remark(site: Site, severity: MapRemark['severity'], message: string, remedy: string): void {
    this.setting.remarks?.push({ severity, ...site.located.at(site.at), message, remedy });
  }

  place(site: Site): FieldPlace {
    const { file, line } = site.located.at(site.at);
    return { template: site.template, file: this.setting.fileName(file), line };
  }

  /** The path that stands at a site. */
  source(site: Site): Source | undefined {
    return this.path(site, (path) => {
      const field = this.place(site);
      const source = this.setting.language.source(path, site.scopes, field);
      return this.setting.traced ? traced(source, field) : source;
    });
  }

  /** The runs of pairs that stand at a site. */
  pairs(site: Site): Walk | undefined {
    return this.path(site, (path) => {
      const walk = this.setting.language.pairs(path, site.scopes, this.place(site));
      return this.setting.traced ? tracedWalk(walk) : walk;
    });
  }

  /** The value behind a qualifier, in the runs of pairs that stand at a site. */
  qualified(site: Site, qualifiers: readonly string[]): Source | undefined {
    return this.path(site, (path) => {
      const field = this.place(site);
      const source = this.setting.language.qualified(path, qualifiers, site.scopes, field);
      return this.setting.traced ? traced(source, field) : source;
    });
  }

  /** The date that stands at a site. */
  date(site: Site): DateSource | undefined {
    return this.path(site, (path) => {
      const field = this.place(site);
      const { value, format } = this.setting.language.date(path, site.scopes, field);
      const told = (source: Source): Source => (this.setting.traced ? traced(source, field) : source);
      return { value: told(value), ...(format === undefined ? {} : { format: told(format) }) };
    });
  }

  /** See SourceLanguage.needs; of what is no path ALWAYS, for it is reported elsewhere. */
  needs(path: string): number {
    try {
      return this.setting.language.needs(path);
    } catch (error) {
      if (error instanceof PathError) return ALWAYS;
      throw error;
    }
  }

  codes(site: Site): CodeTable | undefined {
    if (typeof site.node !== 'string') {
      this.report(site, 'The name of a code file is expected here.', 'Write it like "codes: units".');
      return undefined;
    }
    const table = this.tables.find(this.setting.folders, site.node);
    if (table === undefined) {
      const near = nearestName(site.node, this.tables.names(this.setting.folders));
      this.report(
        site,
        `There is no code file "${site.node}".`,
        near === undefined ? `Write codes/${site.node}.yaml beside or above the map.` : `Did you mean "${near}"?`,
      );
    } else this.used.set(`codes/${site.node}`, [table.unmapped, table.silent, ...table.codes]);
    return table;
  }

  /** Compiles with a part; a part that uses itself is reported. */
  withPart<T>(site: Site, compile: (part: Part) => T): T | undefined {
    const name = typeof site.node === 'string' ? site.node : '';
    const part = this.parts.find(this.setting.folders, name);
    if (part === undefined) {
      const near = nearestName(name, this.parts.names(this.setting.folders));
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
    this.used.set(`parts/${name}`, part.value);
    this.open.push(name);
    const result = compile(part);
    this.open.pop();
    return result;
  }

  private path<T>(site: Site, compile: (path: string) => T): T | undefined {
    if (typeof site.node !== 'string') {
      this.report(site, 'A path is expected here.', 'Write a path like REF(01=DP).02.');
      return undefined;
    }
    try {
      return compile(site.node);
    } catch (error) {
      if (!(error instanceof PathError)) throw error;
      this.report(site, error.message, error.remedy);
      return undefined;
    }
  }
}

import type { Located } from '@app/definitions';
import { nearestName } from '@app/definitions';
import type { Dictionary } from '@app/guide';
import type { Compiler, Site } from '../compile/compiler.js';
import { PathError } from '../source/language.js';
import type { OutboundParts } from './outbound.parts.js';
import type { OutboundPartDefinition } from './outbound.schema.js';

/** What compiling an outbound map has beside the compiler of its values. */
export class TargetCompiler {
  private readonly open: string[] = [];

  constructor(
    readonly compiler: Compiler,
    private readonly parts: OutboundParts,
  ) {}

  /** What `find` gives; a PathError is reported at the site. */
  target<T>(site: Site, find: () => T): T | undefined {
    try {
      return find();
    } catch (error) {
      if (!(error instanceof PathError)) throw error;
      this.compiler.report(site, error.message, error.remedy);
      return undefined;
    }
  }

  /** Compiles with a part; an unknown one, and one that uses itself, is reported. */
  withPart<T>(site: Site, compile: (part: Located<OutboundPartDefinition>) => T): T | undefined {
    const name = typeof site.node === 'string' ? site.node : '';
    const { folders } = this.compiler.setting;
    const part = this.parts.find(folders, name);
    if (part === undefined) {
      const near = nearestName(name, this.parts.names(folders));
      const remedy = `Write parts/${name}.outbound.part.yaml beside or above the map.`;
      const message = `There is no outbound part "${name}".`;
      this.compiler.report(site, message, near === undefined ? remedy : `Did you mean "${near}"?`);
      return undefined;
    }
    if (this.open.includes(name)) {
      this.compiler.report(site, `The part "${name}" uses itself.`, 'Take one of the two uses out.');
      return undefined;
    }
    this.compiler.used.set(`outbound parts/${name}`, part.value);
    this.open.push(name);
    const result = compile(part);
    this.open.pop();
    return result;
  }
}

/** The same for a target of segments. */
export class OutboundCompiler extends TargetCompiler {
  /** Tags that the map has something to write of. */
  readonly written = new Set<string>();

  constructor(
    compiler: Compiler,
    readonly dictionary: Dictionary,
    /** Tags of the guide. */
    readonly tags: ReadonlySet<string>,
    parts: OutboundParts,
  ) {
    super(compiler, parts);
  }
}

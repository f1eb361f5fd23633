import type { FailureLocation } from '@app/interchange';
import type { MapLookups } from '../map.js';
import type { Place } from '../source/frame.js';
import type { DateSource, SourceLanguage } from '../source/language.js';
import { PathError } from '../source/language.js';
import type { FieldPlace, Run } from '../source/run.js';
import type { Source, Walk } from '../source/source.js';
import type { Trace } from '../source/trace.js';
import type { NodePath, PathForm } from './node-path.js';
import { NodeRun } from './node-run.js';
import { NodeSource } from './node.source.js';
import { parseNodePath } from './parse-node-path.js';
import type { SourceNode } from './source-node.js';

/** Says what is wrong with a path from some scopes, and what scopes it enters. */
export interface NodeOutline<Scopes> {
  readonly root: Scopes;
  /** Throws a PathError for a path that cannot lead to anything. */
  enter(path: NodePath, scopes: Scopes): Scopes;
}

/** Paths into trees of named nodes. Each kind of tree says how its paths are written and what its root is. */
export abstract class NodeLanguage<Input, Scopes = unknown> implements SourceLanguage<Input> {
  protected constructor(
    private readonly form: PathForm,
    private readonly outline: NodeOutline<Scopes>,
  ) {}

  protected abstract rootOf(input: Input): SourceNode;
  protected abstract locationOf(input: Input): FailureLocation;

  get root(): Scopes {
    return this.outline.root;
  }

  source(text: string, scopes: Scopes, field: FieldPlace): Source {
    const path = parseNodePath(text, this.form);
    return new NodeSource(path, this.outline.enter(path, scopes), field);
  }

  pairs(): Walk {
    throw new PathError('Only segments have runs of pairs.', 'Use "each" with the name of what repeats.');
  }

  qualified(): Source {
    throw new PathError('Only segments have runs of pairs.', 'Use a test, as in identifiers(scheme=GTIN).');
  }

  date(text: string, scopes: Scopes, field: FieldPlace): DateSource {
    return { value: this.source(text, scopes, field) };
  }

  needs(): number {
    return ALWAYS;
  }

  run(input: Input, lookups: MapLookups | undefined, trace: Trace | undefined): Run {
    return new NodeRun(this.rootOf(input), this.locationOf(input), lookups, trace);
  }

  unread(input: Input, read: readonly Place[]): Place[] {
    const known = new Set(read.map(keyOf));
    const unread: Place[] = [];
    const visit = (node: SourceNode): void => {
      const place = node.place();
      if (node.text() !== '' && !known.has(keyOf(place))) unread.push(place);
      node.all().forEach(visit);
    };
    visit(this.rootOf(input));
    return unread;
  }
}

const ALWAYS = -1;

function keyOf({ segmentId, segmentPosition, pointer }: Place): string {
  return pointer ?? `${segmentPosition} ${segmentId}`;
}

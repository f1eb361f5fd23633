import type { Diagnostic, Place } from './diagnostic.js';
import { nearestName } from './nearest-name.js';
import { looksTyped, textAs } from './scalar.value.js';
import type { SchemaShape } from './schema-shape.js';
import { branchFor, propertySchema } from './schema-shape.js';
import type { SourceList, SourceMap, SourceNode, SourceText } from './source.js';
import { diagnose } from './source.js';

/** Where a value stands: what is missing in it is said at its key, or at the item of a list; and the key's name. */
interface Position {
  readonly place: Place;
  readonly field: string | undefined;
}

/** Makes plain values of a document as its schema says, and notes everything in which the two disagree. */
export class SchemaCheck {
  private readonly unquoted: Diagnostic[] = [];
  private readonly wrong = new Map<string, Diagnostic>();

  /** By line and column, one a place. Where text is not quoted that must be, only that: the rest follows from it. */
  get diagnostics(): readonly Diagnostic[] {
    const found = this.unquoted.length > 0 ? this.unquoted : [...this.wrong.values()];
    return found.toSorted((a, b) => a.line - b.line || a.column - b.column);
  }

  value(node: SourceNode, schema: SchemaShape | undefined, at: Position): unknown {
    const chosen = schema === undefined ? undefined : branchFor(schema, node);
    switch (node.kind) {
      case 'map':
        return this.map(node, chosen, at);
      case 'list':
        return this.list(node, chosen, at);
      case 'text':
        return this.text(node, schema, at);
    }
  }

  private map(node: SourceMap, schema: SchemaShape | undefined, at: Position): unknown {
    const own = takes(schema, 'object') ? schema : undefined;
    if (own !== schema || isOutside(node.entries.size, own?.minProperties, own?.maxProperties))
      this.refuse(node, schema, at);
    const value: Record<string, unknown> = {};
    for (const [key, entry] of node.entries) {
      const inner = own === undefined ? undefined : propertySchema(own, key);
      if (inner === undefined && own?.additionalProperties === false) this.unknown(key, entry.place, own);
      Object.defineProperty(value, key, {
        value: this.value(entry.value, inner, { place: entry.place, field: /^\d+$/.test(key) ? at.field : key }),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    const missing = (own?.required ?? []).filter((name) => !node.entries.has(name));
    for (const name of missing) this.add(diagnose(at.place, `The field "${name}" is missing.`, `Add "${name}:".`));
    return value;
  }

  private list(node: SourceList, schema: SchemaShape | undefined, at: Position): unknown {
    const own = takes(schema, 'array') ? schema : undefined;
    if (own !== schema || isOutside(node.items.length, own?.minItems)) this.refuse(node, schema, at);
    return node.items.map((item) => this.value(item, own?.items, { place: item.place, field: at.field }));
  }

  private text(node: SourceText, schema: SchemaShape | undefined, at: Position): unknown {
    if (schema === undefined) return node.text;
    const { value, isText } = textAs(node, schema);
    if (isText && node.plain && looksTyped(node.text))
      this.unquoted.push(
        diagnose(
          node.place,
          `${node.text} is text here, but looks like a number or a switch.`,
          `Quote it: "${node.text}".`,
        ),
      );
    else if (value === undefined) this.refuse(node, schema, at);
    return value ?? node.text;
  }

  private unknown(name: string, place: Place, schema: SchemaShape): void {
    const known = Object.keys(schema.properties ?? {});
    const nearest = nearestName(name, known);
    const allowed = known.length > 0 ? `Known are: ${known.join(', ')}.` : 'Take it out.';
    const remedy = nearest === undefined ? allowed : `Did you mean "${nearest}"?`;
    this.add(diagnose(place, `There is no field "${name}" here.`, remedy));
  }

  private refuse(node: SourceNode, schema: SchemaShape | undefined, { field = 'the file' }: Position): void {
    const written = node.kind === 'text' ? `"${node.text}"` : `This ${node.kind === 'map' ? 'mapping' : 'list'}`;
    const choices = node.kind === 'text' ? choicesOf(schema) : undefined;
    if (node.kind === 'text' && choices !== undefined) {
      const nearest = nearestName(node.text, choices);
      const remedy = nearest ? `Did you mean "${nearest}"?` : `Choose one of: ${choices.join(', ')}.`;
      this.add(diagnose(node.place, `${written} is not allowed for "${field}".`, remedy));
    } else {
      const wanted = schema === undefined ? 'something else' : wantedBy(schema);
      this.add(diagnose(node.place, `${written} is not what "${field}" takes.`, `It takes ${wanted}.`));
    }
  }

  private add(diagnostic: Diagnostic): void {
    const key = `${diagnostic.file}:${diagnostic.line}:${diagnostic.column}`;
    if (!this.wrong.has(key)) this.wrong.set(key, diagnostic);
  }
}

/** Whether a value may be a mapping, or a list; also where the schema says nothing of its kind. */
function takes(schema: SchemaShape | undefined, kind: 'object' | 'array'): boolean {
  if (schema === undefined || schema.type === kind) return true;
  return schema.type === undefined && schema.anyOf === undefined && schema.const === undefined;
}

function isOutside(count: number, least = 0, most = Number.POSITIVE_INFINITY): boolean {
  return count < least || count > most;
}

/** The texts that a schema lists. */
function choicesOf(schema: SchemaShape | undefined): readonly string[] | undefined {
  const listed: readonly unknown[] | undefined = schema?.enum ?? schema?.anyOf?.map((branch) => branch.const);
  return listed?.every((choice) => typeof choice === 'string') === true ? listed : undefined;
}

const KINDS: Readonly<Record<string, string>> = {
  object: 'a mapping',
  array: 'a list',
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

function wantedBy({ description, type = '', pattern, minimum, const: only }: SchemaShape): string {
  if (description !== undefined) return description;
  if (typeof only === 'string') return `"${only}"`;
  if (pattern !== undefined) return `text of the form ${pattern}`;
  const kind = KINDS[type] ?? 'something else';
  return minimum === undefined ? kind : `${kind}, ${minimum} or more`;
}

import type { Diagnostic } from './diagnostic.js';
import type { SchemaShape } from './schema-shape.js';
import { branchFor, propertySchema } from './schema-shape.js';
import type { SourceNode, SourceText } from './source.js';
import { diagnose } from './source.js';

const INTEGER = /^-?(0|[1-9]\d*)$/;
const DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;
/** What YAML's core schema (an editor, say) takes for something else than text. */
const LOOKS_TYPED =
  /^([-+]?(\.\d+|\d+(\.\d*)?)(e[-+]?\d+)?|0[xo][\da-f]+|[-+]?\.(inf|nan)|true|false|null|yes|no|on|off|~)$/i;

/** Plain values by the schema: numbers and booleans where it says so, text elsewhere. */
export function convert(node: SourceNode, schema: SchemaShape | undefined, diagnostics: Diagnostic[]): unknown {
  const chosen = schema === undefined ? undefined : branchFor(schema, node);
  if (node.kind === 'map') {
    const value: Record<string, unknown> = {};
    for (const [key, entry] of node.entries) {
      const inner = chosen === undefined ? undefined : propertySchema(chosen, key);
      Object.defineProperty(value, key, {
        value: convert(entry.value, inner, diagnostics),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return value;
  }
  if (node.kind === 'list') return node.items.map((item) => convert(item, chosen?.items, diagnostics));
  return convertText(node, schema, diagnostics);
}

function convertText(node: SourceText, schema: SchemaShape | undefined, diagnostics: Diagnostic[]): unknown {
  const types = schema === undefined ? [] : textTypes(schema);
  if (node.plain) {
    if (types.includes('integer') && INTEGER.test(node.text)) return Number(node.text);
    if (types.includes('number') && DECIMAL.test(node.text)) return Number(node.text);
    if (types.includes('boolean') && /^(true|false)$/.test(node.text)) return node.text === 'true';
  }
  if (node.plain && types.includes('string') && LOOKS_TYPED.test(node.text)) {
    diagnostics.push(
      diagnose(
        node.place,
        `${node.text} is text here, but looks like a number or a switch.`,
        `Quote it: "${node.text}".`,
      ),
    );
  }
  return node.text;
}

function textTypes(schema: SchemaShape): string[] {
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap(textTypes);
  if (typeof schema.const === 'string') return ['string'];
  return schema.type === undefined ? [] : [schema.type];
}

/** The part of JSON Schema that the schemas of our documents use. */
export interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly additionalProperties?: boolean;
}

/**
 * What a change of a schema breaks for those who read documents of it, or who write them: a field that is gone, is new and
 * required, or is required no longer; a type, form, code or bound that allows less, or something else. New optional fields
 * and new codes break nothing. Each as a sentence that begins with the path of the field.
 */
export function breakingChanges(published: JsonSchema, current: JsonSchema, path = ''): string[] {
  const at = path === '' ? 'The document' : path;
  return [
    ...valueChanges(published, current).map((change) => `${at} ${change}`),
    ...fieldChanges(published, current, path),
    ...innerChanges(published, current, path),
  ];
}

function valueChanges(published: JsonSchema, current: JsonSchema): string[] {
  const gone = current.enum === undefined ? [] : (published.enum ?? []).filter((code) => !current.enum?.includes(code));
  const widened = published.type === 'integer' && current.type === 'number';
  const changes: readonly (readonly [boolean, string])[] = [
    [
      current.type !== published.type && !widened,
      `is ${current.type ?? 'anything'}, and was ${published.type ?? 'anything'}.`,
    ],
    [current.const !== published.const, `is another constant.`],
    [published.enum === undefined && current.enum !== undefined, 'takes only some codes now.'],
    [gone.length > 0, `takes ${gone.map(String).join(', ')} no longer.`],
    [current.pattern !== undefined && current.pattern !== published.pattern, 'has another pattern.'],
    [(current.minLength ?? 0) > (published.minLength ?? 0), 'must be longer now.'],
    [(current.minimum ?? -Infinity) > (published.minimum ?? -Infinity), 'must be greater now.'],
    [current.additionalProperties === false && published.additionalProperties !== false, 'takes no other fields now.'],
  ];
  return changes.filter(([broken]) => broken).map(([, sentence]) => sentence);
}

function fieldChanges(published: JsonSchema, current: JsonSchema, path: string): string[] {
  const fields = new Set([...Object.keys(published.properties ?? {}), ...Object.keys(current.properties ?? {})]);
  return [...fields].flatMap((name) => {
    const before = published.properties?.[name];
    const now = current.properties?.[name];
    const field = path === '' ? name : `${path}.${name}`;
    const [needed, needs] = [published, current].map(({ required }) => required?.includes(name) === true);
    if (now === undefined) return [`${field} is gone.`];
    if (before === undefined) return needs === true ? [`${field} is new and required.`] : [];
    const changed = needed === needs ? [] : [`${field} is ${needs === true ? 'required now' : 'required no longer'}.`];
    return [...changed, ...breakingChanges(before, now, field)];
  });
}

function innerChanges(published: JsonSchema, current: JsonSchema, path: string): string[] {
  const items =
    published.items === undefined || current.items === undefined
      ? []
      : breakingChanges(published.items, current.items, `${path}[]`);
  const any = Object.entries(published.patternProperties ?? {}).flatMap(([pattern, before]) => {
    const now = current.patternProperties?.[pattern];
    return now === undefined ? [`${path}.* is gone.`] : breakingChanges(before, now, `${path}.*`);
  });
  return [...items, ...any];
}

import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Diagnostic } from '@app/definitions';
import { collectDiagnostics, DefinitionError, loadDefinition } from '@app/definitions';
import type { GuideLibrary } from '@app/guide';
import { CodeTables } from './codes/code-tables.js';
import { compileFields } from './compile/compile-fields.js';
import { compileList } from './compile/compile-list.js';
import { compileMap } from './compile/compile-map.js';
import { compileValue } from './compile/compile-value.js';
import { Compiler } from './compile/compiler.js';
import { Parts } from './compile/parts.js';
import { MapDefinition } from './definition/map.schema.js';
import type { CompiledMap } from './map.js';
import { checkPath } from './path/check-path.js';
import type { Scopes } from './path/check-scope.js';
import { checkScope } from './path/check-scope.js';
import type { SegmentPath } from './path/path.js';

const ENDING = '.map.yaml';
const GRAMMAR = { value: compileValue, list: compileList, fields: compileFields };

/** All maps under a folder, by the guide that they read. */
export class MapLibrary {
  private constructor(private readonly byGuide: ReadonlyMap<string, CompiledMap>) {}

  /** Compiles every `*.map.yaml` under `mappingsDir`. Throws a DefinitionError with the diagnostics of all of them. */
  static load(mappingsDir: string, guides: GuideLibrary): MapLibrary {
    const fileName = (file: string): string => relative(mappingsDir, file).split(sep).join('/');
    const parts = new Parts(mappingsDir);
    const tables = new CodeTables(mappingsDir, fileName);
    const files = readdirSync(mappingsDir, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith(ENDING),
    );
    const maps = collectDiagnostics(
      files
        .sort()
        .map((file) => () => loadMap(join(mappingsDir, file), { mappingsDir, guides, parts, tables, fileName })),
    );
    const byGuide = new Map<string, CompiledMap>();
    for (const map of maps) {
      const other = byGuide.get(map.guide);
      if (other !== undefined) throw new DefinitionError([secondMap(join(mappingsDir, map.ref + ENDING), map, other)]);
      byGuide.set(map.guide, map);
    }
    return new MapLibrary(byGuide);
  }

  /** The map that reads transactions of a guide. */
  for(guideRef: string): CompiledMap | undefined {
    return this.byGuide.get(guideRef);
  }

  list(): CompiledMap[] {
    return [...this.byGuide.values()];
  }
}

function secondMap(file: string, map: CompiledMap, other: CompiledMap): Diagnostic {
  const message = `The guide ${map.guide} has two maps: ${other.ref} and ${map.ref}.`;
  return { file, line: 1, column: 1, message, remedy: 'Take one of the two away.' };
}

interface Library {
  readonly mappingsDir: string;
  readonly guides: GuideLibrary;
  readonly parts: Parts;
  readonly tables: CodeTables;
  readonly fileName: (file: string) => string;
}

function loadMap(file: string, { mappingsDir, guides, parts, tables, fileName }: Library): CompiledMap {
  const definition = loadDefinition(file, MapDefinition, {
    extends: (ref) => join(mappingsDir, ref + ENDING),
    own: ['from'],
  });
  const guide = guides.get(definition.value.from);
  if (guide === undefined) {
    const place = definition.at(['from']);
    const message = `There is no guide "${definition.value.from}".`;
    throw new DefinitionError([{ ...place, message, remedy: 'Write the folder of a guide, as x12/004010/850.' }]);
  }
  const dictionary = guides.dictionary(guide.ref.split('/').slice(0, -1).join('/'));
  const setting = {
    folder: join(file, '..'),
    standard: guide.standard,
    outline: guide.outline,
    checkPath: (path: SegmentPath, scopes: Scopes) =>
      (dictionary === undefined ? undefined : checkPath(path, dictionary)) ?? checkScope(path, scopes, guide.outline),
    fileName,
  };
  const ref = fileName(file).slice(0, -ENDING.length);
  return compileMap(ref, definition, new Compiler(GRAMMAR, setting, parts, tables));
}

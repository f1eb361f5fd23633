import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Located } from '@app/definitions';
import { DefinitionError, loadDefinition, nearestName } from '@app/definitions';
import type { GuideLibrary } from '@app/guide';
import type { CodeTables } from './codes/code-tables.js';
import { compileFields } from './compile/compile-fields.js';
import { compileList } from './compile/compile-list.js';
import { compileMap } from './compile/compile-map.js';
import { compileValue } from './compile/compile-value.js';
import type { MapRemark } from './compile/compiler.js';
import { Compiler } from './compile/compiler.js';
import type { Parts } from './compile/parts.js';
import { MapDefinition } from './definition/map.schema.js';
import { EdiLanguage } from './edi/edi.language.js';
import type { CompiledMap } from './map.js';
import type { SourceLanguage } from './source/language.js';
import { PathError } from './source/language.js';
import { XmlLanguage } from './xml/xml.language.js';

export const MAP_ENDING = '.map.yaml';
const GRAMMAR = { value: compileValue, list: compileList, fields: compileFields };

/** Where maps stand: those of the standards, and those of the partners. */
export interface MapFolders {
  readonly base: string;
  readonly partners: string | undefined;
}

export interface MapLoading {
  readonly folders: MapFolders;
  readonly guides: GuideLibrary;
  readonly parts: Parts;
  readonly tables: CodeTables;
  readonly fileName: (file: string) => string;
}

/** A map that can be used, and what is odd in it. */
export interface LoadedMap {
  readonly map: CompiledMap;
  readonly remarks: readonly MapRemark[];
}

/** Reads and compiles one map file with all that it extends. Throws a DefinitionError. */
export function loadMap(file: string, loading: MapLoading): LoadedMap {
  const { folders, parts, tables, fileName } = loading;
  const extended: string[] = [];
  const definition = loadDefinition(file, MapDefinition, {
    extends: (ref) => {
      const found = fileOf(ref, folders);
      extended.push(dirname(found));
      return found;
    },
    own: isOf(file, folders.partners) ? [] : ['from'],
  });
  const ref = fileName(file).slice(0, -MAP_ENDING.length);
  const remarks: MapRemark[] = [];
  const compilerOf = (traced: boolean): Compiler => {
    const setting = {
      ref,
      folders: [dirname(file), ...extended],
      language: languageOf(definition, loading),
      traced,
      ...(traced ? {} : { remarks }),
      fileName,
    };
    return new Compiler(GRAMMAR, setting, parts, tables);
  };
  return { map: compileMap(ref, definition, compilerOf), remarks };
}

function isOf(file: string, folder: string | undefined): boolean {
  return folder !== undefined && file.startsWith(folder);
}

/** The map that another extends: of a partner, or of a standard. */
function fileOf(ref: string, { base, partners }: MapFolders): string {
  const own = partners === undefined ? undefined : join(partners, ref + MAP_ENDING);
  return own !== undefined && existsSync(own) ? own : join(base, ref + MAP_ENDING);
}

/** How the map reads: by what its `from` names. */
function languageOf(definition: Located<MapDefinition>, { guides }: MapLoading): SourceLanguage {
  const { from, tree } = definition.value;
  const guide = guides.get(from);
  if (guide === undefined) {
    const near = nearestName(
      from,
      guides.list().map(({ ref }) => ref),
    );
    throw new DefinitionError([
      {
        ...definition.at(['from']),
        message: `There is no guide "${from}".`,
        remedy: near === undefined ? 'Write the folder of a guide, as x12/004010/850.' : `Did you mean "${near}"?`,
      },
    ]);
  }
  if (guide.standard === 'xml') return new XmlLanguage();
  const dictionary = guides.dictionary(`${guide.standard}/${guide.version}`);
  try {
    return new EdiLanguage({ standard: guide.standard, outline: guide.outline, dictionary }, tree);
  } catch (error) {
    if (!(error instanceof PathError)) throw error;
    throw new DefinitionError([{ ...definition.at(['tree']), message: error.message, remedy: error.remedy }]);
  }
}
